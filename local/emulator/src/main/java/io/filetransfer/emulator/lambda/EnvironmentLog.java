package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The log of one execution environment, with Lambda's own lines as <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">JSON</a>. The function's process
 * appends to the same file by itself, so the lines stand in the order in which they were written.
 */
final class EnvironmentLog implements AutoCloseable {

    private static final String REQUEST_ID = "requestId";

    private final Path file;
    private final FunctionSpec function;
    private final FileChannel channel;

    EnvironmentLog(Path file, FunctionSpec function) throws IOException {
        this.file = file;
        this.function = function;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes Lambda's first line of an invocation. */
    void start(String requestId) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        write("platform.start", fields.put(REQUEST_ID, requestId).put("version", function.version()));
    }

    /** Writes why Lambda itself ended an invocation. */
    void fault(InvocationResult reason) {
        write("platform.fault", reason.document());
    }

    /**
     * Writes Lambda's last line of an invocation.
     *
     * @param start how long the environment took to start, for its first invocation
     */
    void end(String requestId, boolean failed, Duration elapsed, Optional<Duration> start) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put(REQUEST_ID, requestId).put("status", failed ? "error" : "success");
        ObjectNode metrics = fields.putObject("metrics")
                .put("durationMs", milliseconds(elapsed))
                .put("billedDurationMs", Math.ceil(milliseconds(elapsed)))
                .put("memorySizeMB", function.memoryMegabytes());
        start.ifPresent(duration -> metrics.put("initDurationMs", milliseconds(duration)));
        write("platform.report", fields);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String type, JsonNode fields) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("type", type).set("record", fields);
        try {
            channel.write(ByteBuffer.wrap(((endsInLine() ? "" : "\n") + line + "\n").getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a function logs need not end in a line break. */
    private boolean endsInLine() throws IOException {
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return reader.size() == 0 || (reader.read(last, reader.size() - 1) == 1 && last.get(0) == '\n');
        }
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
