package io.filetransfer.runner.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the invocations of a time from the functions' logs. */
final class InvocationLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPORT = "\"platform.report\"";

    private InvocationLog() {}

    /**
     * One invocation.
     *
     * @param function which of the three functions
     * @param end when it ended
     * @param billedSeconds its duration as it is billed
     * @param gigabytes the function's memory
     */
    record Invocation(String function, Instant end, double billedSeconds, double gigabytes) {}

    /**
     * Reads the logs.
     *
     * @param logs the folder of the functions' logs
     * @param from only invocations that ended later
     */
    static List<Invocation> read(Path logs, Instant from) {
        try (Stream<Path> files = Files.walk(logs)) {
            List<Invocation> invocations = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String function = FunctionRole.of(file.getParent().getFileName().toString());
                try (Stream<String> lines = Files.lines(file)) {
                    lines.filter(line -> line.contains(REPORT))
                            .map(line -> parse(function, line))
                            .filter(invocation -> invocation.end().isAfter(from))
                            .forEach(invocations::add);
                }
            }
            return invocations;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the logs in " + logs, e);
        }
    }

    private static Invocation parse(String function, String line) {
        try {
            JsonNode report = JSON.readTree(line);
            JsonNode metrics = report.path("record").path("metrics");
            return new Invocation(
                    function,
                    Instant.parse(report.path("time").asText()),
                    metrics.path("billedDurationMs").asDouble() / 1_000,
                    metrics.path("memorySizeMB").asDouble() / 1_024);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a report of an invocation: " + line, e);
        }
    }
}
