package io.filetransfer.common.log;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.events.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A function's log: each line is one JSON object on the standard output, which Lambda passes on as it is. Its own logger would wrap the
 * object into a text, and CloudWatch would find no metrics in it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">log formats</a>
 */
public final class FunctionLog {

    private static final String EXECUTION_ID = "execution_id";

    /** RFC 3339, always with milliseconds. */
    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final LogSettings settings;
    private final InstantSource clock;
    private final PrintStream out;
    private volatile Optional<String> requestId = Optional.empty();
    private volatile Optional<String> executionId = Optional.empty();

    /** Creates a log that writes to a stream. */
    public FunctionLog(LogSettings settings, InstantSource clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /** Returns the log of this process, on the standard output, to which the SDK's warnings go too. */
    public static FunctionLog install(LogSettings settings) {
        FunctionLog log = new FunctionLog(settings, InstantSource.system(), System.out);
        LibraryMessages.sendTo(log, settings.level());
        return log;
    }

    /**
     * Runs an invocation, so that every line names its request and its execution. An exception is written before it propagates
     * unchanged.
     *
     * @param event JSON; its field {@code execution_id} names the execution
     * @param work takes the event, which may be any JSON
     * @return what the work returns
     * @throws io.filetransfer.common.events.InvalidEventException when the event is not JSON
     * @throws IOException when the event cannot be read
     */
    public <T> T invocation(Context context, InputStream event, Function<JsonNode, T> work) throws IOException {
        requestId = Optional.of(context.getAwsRequestId());
        executionId = Optional.empty();
        try {
            JsonNode json = Json.read(event);
            executionId = Optional.ofNullable(json.path(EXECUTION_ID).textValue());
            return work.apply(json);
        } catch (Throwable e) {
            write(LogLine.of(LogLevel.ERROR, e).outcome("ERROR"));
            throw e;
        }
    }

    /** Writes a line, if it matters enough or has metrics. */
    public void write(LogLine line) {
        if (settings.level().covers(line.level) || !line.metrics.isEmpty()) {
            byte[] bytes = (Json.text(json(line)) + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }

    /** Returns the time. */
    public Instant now() {
        return clock.instant();
    }

    private Map<String, Object> json(LogLine line) {
        Instant now = now();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("timestamp", TIMESTAMP.format(now));
        json.put("level", line.level);
        json.put("message", line.message);
        requestId.ifPresent(id -> json.put("AWSRequestId", id));
        executionId.ifPresent(id -> json.put(EXECUTION_ID, id));
        json.putAll(line.fields);
        json.putAll(Metric.members(line.metrics, settings.stack(), now));
        return json;
    }
}
