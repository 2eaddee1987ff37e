package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Lambda's own lines as JSON, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">Lambda Telemetry API Event schema
 * reference</a>.
 *
 * @param version the version that runs
 */
record JsonLines(String version) implements PlatformLines {

    private static final String REQUEST_ID = "requestId";

    @Override
    public String start(String requestId) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put(REQUEST_ID, requestId).put("version", version);
        return line("platform.start", fields);
    }

    @Override
    public String fault(ErrorDocument error) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("errorType", error.type()).put("errorMessage", error.message());
        return line("platform.fault", fields);
    }

    @Override
    public String end(InvocationReport report) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put(REQUEST_ID, report.requestId());
        fields.put("status", report.failed() ? "error" : "success");
        ObjectNode metrics = fields.putObject("metrics");
        metrics.put("durationMs", report.milliseconds());
        metrics.put("billedDurationMs", report.billedMilliseconds());
        metrics.put("memorySizeMB", report.memoryMegabytes());
        report.maxMemoryMegabytes().ifPresent(most -> metrics.put("maxMemoryUsedMB", most));
        report.start().ifPresent(start -> metrics.put("initDurationMs", start.toNanos() / 1e6));
        return line("platform.report", fields);
    }

    private static String line(String type, ObjectNode fields) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("type", type);
        line.set("record", fields);
        return line.toString();
    }
}
