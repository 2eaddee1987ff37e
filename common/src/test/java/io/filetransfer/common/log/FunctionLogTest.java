package io.filetransfer.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.events.InvalidEventException;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.RecordedLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionLogTest {

    private final RecordedLog recorded = new RecordedLog();
    private final FunctionLog log = recorded.log();

    @Test
    void write_lineWithEverything_isOneObjectThatIsLogAndMetricsAtOnce() throws IOException {
        log.invocation(new FakeContext(1), event("{\"execution_id\": \"arn:execution:one\"}"), json -> {
            log.write(LogLine.of(LogLevel.INFO, "a \"quoted\"\nüé line")
                    .with(LogLine.FILE_PATH, "raw/a.csv")
                    .outcome("MOVED")
                    .with(Metric.OLDEST_UNFINISHED_FILE_AGE, 7)
                    .with(Metric.FILES_STARTED, 2));
            return json;
        });

        assertThat(recorded.text())
                .isEqualTo("{\"timestamp\":\"2026-11-22T11:00:00.500Z\",\"level\":\"INFO\","
                        + "\"message\":\"a \\\"quoted\\\"\\nüé line\",\"AWSRequestId\":\"request\","
                        + "\"execution_id\":\"arn:execution:one\",\"file_path\":\"raw/a.csv\",\"outcome\":\"MOVED\","
                        + "\"Stack\":\"file-transfer\",\"FilesStarted\":2,\"OldestUnfinishedFileAge\":7,"
                        + "\"_aws\":{\"Timestamp\":1795345200500,\"CloudWatchMetrics\":[{\"Namespace\":\"FileTransfer\","
                        + "\"Dimensions\":[[\"Stack\"]],\"Metrics\":[{\"Name\":\"FilesStarted\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"OldestUnfinishedFileAge\",\"Unit\":\"Seconds\"}]}]}}\n");
    }

    /** What the specification requires: a member that is missing or of another type makes CloudWatch drop the metric silently. */
    @Test
    void write_everyMetric_keepsTheRulesOfTheEmbeddedMetricFormat() {
        LogLine line = LogLine.of(LogLevel.INFO, "all");
        for (Metric metric : Metric.values()) {
            line.with(metric, 1);
        }

        log.write(line);

        JsonNode root = recorded.lines().getFirst();
        assertThat(root.path("_aws").path("Timestamp").longValue()).isEqualTo(RecordedLog.NOW.toEpochMilli());
        assertThat(root.path("_aws").path("CloudWatchMetrics")).singleElement().satisfies(directive -> {
            assertThat(directive.path("Namespace").textValue()).isNotBlank();
            assertThat(directive.path("Dimensions"))
                    .isNotEmpty()
                    .allSatisfy(set -> assertThat(set)
                            .allSatisfy(dimension -> assertThat(
                                            root.path(dimension.textValue()).textValue())
                                    .isNotBlank()));
            assertThat(directive.path("Metrics"))
                    .hasSize(Metric.values().length)
                    .allSatisfy(metric -> {
                        assertThat(root.path(metric.path("Name").textValue()).isNumber())
                                .isTrue();
                        assertThat(metric.path("Unit").textValue()).isIn("Count", "Seconds");
                    });
        });
    }

    @Test
    void write_withoutMetrics_hasNoMembersOfTheFormat() {
        log.write(LogLine.of(LogLevel.INFO, "plain"));

        assertThat(recorded.text())
                .isEqualTo("{\"timestamp\":\"2026-11-22T11:00:00.500Z\",\"level\":\"INFO\",\"message\":\"plain\"}\n");
    }

    @ParameterizedTest
    @CsvSource({"DEBUG, 4", "INFO, 3", "WARN, 2", "ERROR, 1"})
    void write_linesOfEachLevel_writesThoseFromTheSettingUp(LogLevel setting, int written) {
        RecordedLog filtered = new RecordedLog(new LogSettings(setting, "stack"));

        for (LogLevel level : LogLevel.values()) {
            filtered.log().write(LogLine.of(level, "line"));
        }

        assertThat(filtered.lines())
                .hasSize(written)
                .last()
                .satisfies(line -> assertThat(line.path("level").textValue()).isEqualTo("ERROR"));
    }

    /** The level must not cost a metric. */
    @Test
    void write_lineBelowTheLevelWithAMetric_isWritten() {
        RecordedLog filtered = new RecordedLog(new LogSettings(LogLevel.ERROR, "stack"));

        filtered.log().write(LogLine.of(LogLevel.INFO, "line").with(Metric.FILES_COMPLETED, 1));

        assertThat(filtered.lines()).hasSize(1);
    }

    @Test
    void write_wholeSecond_hasMilliseconds() {
        RecordedLog early = new RecordedLog(RecordedLog.SETTINGS, Instant.EPOCH);

        early.log().write(LogLine.of(LogLevel.INFO, "line"));

        assertThat(early.text()).startsWith("{\"timestamp\":\"1970-01-01T00:00:00.000Z\"");
    }

    @Test
    void write_messageOfAMegabyte_isCut() {
        log.write(LogLine.of(LogLevel.INFO, "x".repeat(1_000_000)));

        assertThat(recorded.text()).hasSizeBetween(10_000, 10_200).contains("x…");
    }

    @Test
    void invocation_endsUnforeseen_isWrittenAndPropagatesUnchanged() {
        IllegalStateException failure = new IllegalStateException("unforeseen");

        assertThatThrownBy(() -> log.invocation(new FakeContext(1), event("{\"execution_id\": \"one\"}"), json -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(recorded.text())
                .isEqualTo(RecordedLog.TIMESTAMP + "\"ERROR\",\"message\":\"unforeseen\",\"AWSRequestId\":\"request\","
                        + "\"execution_id\":\"one\",\"error\":\"IllegalStateException\",\"outcome\":\"ERROR\"}\n");
    }

    @Test
    void invocation_endsWithAnError_isWritten() {
        assertThatThrownBy(() -> log.invocation(new FakeContext(1), event("{}"), json -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(recorded.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("error").textValue()).isEqualTo("StackOverflowError");
            assertThat(line.path("message").textValue()).isEqualTo("java.lang.StackOverflowError");
        });
    }

    /** One environment serves one execution after the other. */
    @Test
    void invocation_withoutExecution_doesNotHaveThatOfTheOneBefore() throws IOException {
        log.invocation(new FakeContext(1), event("{\"execution_id\": \"one\"}"), json -> json);
        assertThatThrownBy(() -> log.invocation(new FakeContext(1), event("no JSON"), json -> json))
                .isInstanceOf(InvalidEventException.class);

        assertThat(recorded.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.has("execution_id")).isFalse());
    }

    private static InputStream event(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
