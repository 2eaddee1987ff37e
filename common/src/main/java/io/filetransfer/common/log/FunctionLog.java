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
    private volatile Invocation invocation = Invocation.NONE;

    /**
     * Creates a log.
     *
     * @param settings what is written, and for which stack
     * @param clock tells the time
     * @param out receives the lines
     */
    public FunctionLog(LogSettings settings, InstantSource clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Returns the log of this process, on the standard output, to which the SDK's warnings go too.
     *
     * @param settings what is written, and for which stack
     */
    public static FunctionLog install(LogSettings settings) {
        FunctionLog log = new FunctionLog(settings, InstantSource.system(), System.out);
        LibraryMessages.sendTo(log, settings.level());
        return log;
    }

    /**
     * Runs an invocation, so that every line names its request and its execution. An exception is written before it propagates
     * unchanged.
     *
     * @param context names the request
     * @param event JSON; its field {@code execution_id} names the execution
     * @param work what the invocation does with the event
     * @return what the work returns
     * @throws io.filetransfer.common.events.InvalidEventException when the event is not JSON
     * @throws IOException when the event cannot be read
     */
    public <T> T invocation(Context context, InputStream event, Work<T> work) throws IOException {
        Optional<String> requestId = Optional.of(context.getAwsRequestId());
        invocation = new Invocation(requestId, Optional.empty());
        try {
            JsonNode json = Json.read(event);
            Optional<String> execution =
                    Optional.ofNullable(json.path(EXECUTION_ID).textValue());
            invocation = new Invocation(requestId, execution);
            return work.on(json);
        } catch (Throwable e) {
            write(LogLine.of(LogLevel.ERROR, e).outcome("ERROR"));
            throw e;
        }
    }

    /**
     * Writes a line, if it matters enough or has metrics.
     *
     * @param line what it says
     */
    public void write(LogLine line) {
        if (settings.level().covers(line.level()) || !line.metrics().isEmpty()) {
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
        json.put("level", line.level());
        json.put("message", line.message());
        Invocation current = invocation;
        current.requestId().ifPresent(id -> json.put("AWSRequestId", id));
        current.executionId().ifPresent(id -> json.put(EXECUTION_ID, id));
        json.putAll(line.fields());
        json.putAll(EmbeddedMetrics.members(line.metrics(), settings.stack(), now));
        return json;
    }

    /**
     * What an invocation does.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does the work.
         *
         * @param event any JSON
         */
        T on(JsonNode event);
    }
}
