package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.InvalidEventException;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.RecordedLog;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.slave.move.FileMover;
import io.filetransfer.slave.s3.PartPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class SlaveHandlerTest {

    private static final String SAMPLE = "raw/sales/2026-11-22.csv";

    private final InMemoryS3 s3 = new InMemoryS3("zone");
    private final String tableName = StatusTables.create();
    private final StatusTable table = new StatusTable(StatusTables.client(), tableName, TestFiles.FOR_EVER);
    private final RecordedLog log = new RecordedLog();
    private final SlaveHandler handler = handler(settings(tableName));
    private final FakeContext context = new FakeContext(900_000);

    @Test
    void handleRequest_sampleEvent_movesMarksAndAnswers() throws IOException {
        s3.put("zone", SAMPLE, "a,b");

        String answer = handle(Files.readString(Path.of("..", "events", "slave.json")));

        assertThat(answer)
                .isEqualTo(
                        "{\"file_path\":\"raw/sales/2026-11-22.csv\",\"destination\":\"refined/sales/2026-11-22.csv\","
                                + "\"outcome\":\"MOVED\"}");
        assertThat(log.text())
                .isEqualTo(RecordedLog.TIMESTAMP
                        + "\"INFO\",\"message\":\"moved to s3://zone/refined/sales/2026-11-22.csv\","
                        + "\"AWSRequestId\":\"request\",\"file_path\":\"raw/sales/2026-11-22.csv\",\"outcome\":\"MOVED\""
                        + RecordedLog.metrics(
                                "\"FilesCompleted\":1", "{\"Name\":\"FilesCompleted\",\"Unit\":\"Count\"}"));
        assertThat(s3.objects("zone")).isEqualTo(Map.of("refined/sales/2026-11-22.csv", "a,b"));
        assertThat(StatusTables.statuses(tableName)).isEqualTo(Map.of(SAMPLE, "completed"));
    }

    @Test
    void handleRequest_repeatedAfterItsMarkWasLost_marksCompleted() throws IOException {
        s3.put("zone", "refined/a.csv", "a,b");
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());

        assertThat(handle("{\"file_path\": \"raw/a.csv\"}")).contains("ALREADY_MOVED");

        assertThat(StatusTables.statuses(tableName)).isEqualTo(Map.of("raw/a.csv", "completed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rawdata/a.csv", "refined/a.csv", "other/a.csv"})
    void handleRequest_keyOutsideTheZone_touchesNothing(String key) {
        s3.put("zone", key, "a,b");

        assertThatThrownBy(() -> handle("{\"file_path\": \"" + key + "\"}"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining(key);
        assertThat(s3.calls()).isEmpty();
        assertThat(StatusTables.statuses(tableName)).isEmpty();
    }

    @Test
    void handleRequest_moveFails_leavesTheItemStartedAndCountsTheAttempts() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());
        breakS3();

        assertThatThrownBy(() -> handle("{\"file_path\": \"raw/a.csv\"}")).isInstanceOf(MoveFailedException.class);
        assertThatThrownBy(() -> handle("{\"file_path\": \"raw/a.csv\"}")).isInstanceOf(MoveFailedException.class);

        assertThat(item("raw/a.csv"))
                .containsEntry("file_transfer_status", AttributeValue.fromS("started"))
                .containsEntry("failed_attempts", AttributeValue.fromN("2"))
                .hasEntrySatisfying(
                        "last_error", error -> assertThat(error.s()).startsWith("MoveFailedException: cannot move"));
    }

    /** Its owner has deleted it, or a consumer has taken it from the destination. */
    @Test
    void handleRequest_recordedFileThatIsNowhere_isCompletedAsGoneWithAWarning() throws IOException {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());

        assertThat(handle("{\"file_path\": \"raw/a.csv\", \"execution_id\": \"arn:execution:one\"}"))
                .isEqualTo("{\"file_path\":\"raw/a.csv\",\"destination\":\"refined/a.csv\",\"outcome\":\"GONE\"}");

        assertThat(item("raw/a.csv"))
                .containsEntry("file_transfer_status", AttributeValue.fromS("completed"))
                .containsEntry("outcome", AttributeValue.fromS("GONE"))
                .doesNotContainKeys("failed_attempts", "last_error");
        assertThat(log.text())
                .isEqualTo(RecordedLog.TIMESTAMP
                        + "\"WARN\",\"message\":\"neither s3://zone/raw/a.csv nor s3://zone/refined/a.csv exists\","
                        + "\"AWSRequestId\":\"request\",\"execution_id\":\"arn:execution:one\","
                        + "\"file_path\":\"raw/a.csv\",\"outcome\":\"GONE\""
                        + RecordedLog.metrics("\"FilesGone\":1", "{\"Name\":\"FilesGone\",\"Unit\":\"Count\"}"));
    }

    /** A second invocation comes after the first has moved the file and a consumer has taken it. */
    @Test
    void handleRequest_movedFileThatIsNowhereAnyMore_isAlreadyMoved() throws IOException {
        table.markCompleted("raw/a.csv");

        assertThat(handle("{\"file_path\": \"raw/a.csv\"}")).contains("ALREADY_MOVED");

        assertThat(item("raw/a.csv")).containsEntry("outcome", AttributeValue.fromS("MOVED"));
    }

    @Test
    void handleRequest_unrecordedFileThatIsNowhere_failsAndMakesNoItem() {
        assertThatThrownBy(() -> handle("{\"file_path\": \"raw/a.csv\"}"))
                .isInstanceOf(MoveFailedException.class)
                .hasMessage("neither s3://zone/raw/a.csv nor s3://zone/refined/a.csv exists");

        assertThat(StatusTables.statuses(tableName)).isEmpty();
    }

    @Test
    void handleRequest_goneFileCannotBeRecorded_saysSo() {
        SlaveHandler unrecorded = handler(settings("no-such-table"));

        assertThatThrownBy(() -> handle(unrecorded, "{\"file_path\": \"raw/a.csv\"}"))
                .isInstanceOf(MoveFailedException.class)
                .hasMessageStartingWith("neither s3://zone/raw/a.csv nor s3://zone/refined/a.csv exists,"
                        + " but its item could not be marked completed: ");
    }

    @Test
    void handleRequest_destinationKeyTooLong_recordsTheAttempt() {
        String file = "raw/" + "x".repeat(1013) + ".csv";
        table.recordStarted(TestFiles.listed(file), Optional.empty());

        assertThatThrownBy(() -> handle("{\"file_path\": \"%s\"}".formatted(file)))
                .isInstanceOf(InvalidEventException.class);

        assertThat(item(file))
                .containsEntry("failed_attempts", AttributeValue.fromN("1"))
                .hasEntrySatisfying(
                        "last_error", error -> assertThat(error.s()).startsWith("InvalidEventException: file_path"));
    }

    @Test
    void handleRequest_someOfABatchFail_recordsTheAttemptsOfThose() {
        s3.put("zone", "raw/a.csv", "a,b");
        s3.put("zone", "raw/b.csv", "a,b");
        table.recordStarted(TestFiles.listed("raw/a.csv", "raw/b.csv"), Optional.empty());
        s3.beforeCall(call -> {
            if (call.equals("CopyObject raw/b.csv")) {
                throw InMemoryS3.error(500, "InternalError");
            }
        });

        assertThatThrownBy(() -> handle(files("raw/a.csv", "raw/b.csv"))).isInstanceOf(TransferFailedException.class);

        assertThat(item("raw/a.csv")).doesNotContainKeys("failed_attempts", "last_error");
        assertThat(item("raw/b.csv")).containsEntry("failed_attempts", AttributeValue.fromN("1"));
    }

    @Test
    void handleRequest_failedAttemptCannotBeRecorded_reportsTheFailureOfTheMove() {
        breakS3();
        SlaveHandler unrecorded = handler(settings("no-such-table"));

        assertThatThrownBy(() -> handle(unrecorded, "{\"file_path\": \"raw/a.csv\"}"))
                .isInstanceOf(MoveFailedException.class)
                .satisfies(e ->
                        assertThat(e.getSuppressed()).singleElement().isInstanceOf(ResourceNotFoundException.class));
    }

    @Test
    void handleRequest_moved_leavesTheExecutionsUnfinishedFiles() throws IOException {
        Execution execution = new Execution("arn:execution:one", Instant.EPOCH);
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.of(execution));
        s3.put("zone", "raw/a.csv", "a,b");

        handle("{\"file_path\": \"raw/a.csv\", \"execution_id\": \"arn:execution:one\"}");

        assertThat(item("raw/a.csv")).containsKey("execution_id").doesNotContainKey("unfinished_in");
    }

    @Test
    void handleRequest_executionIdThatIsNoText_isRefused() {
        assertThatThrownBy(() -> handle("{\"file_path\": \"raw/a.csv\", \"execution_id\": 7}"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("execution_id is 7, not a string");
        assertThat(s3.calls()).isEmpty();
    }

    @Test
    void handleRequest_completionCannotBeRecorded_saysSoAndARetryRecordsIt() throws IOException {
        s3.put("zone", "raw/a.csv", "a,b");
        SlaveHandler unrecorded = handler(settings("no-such-table"));

        assertThatThrownBy(() -> handle(unrecorded, "{\"file_path\": \"raw/a.csv\"}"))
                .isInstanceOf(MoveFailedException.class)
                .hasMessageStartingWith("s3://zone/raw/a.csv is moved to s3://zone/refined/a.csv,"
                        + " but its item could not be marked completed: ");
        assertThat(handle("{\"file_path\": \"raw/a.csv\"}")).contains("ALREADY_MOVED");
        assertThat(StatusTables.statuses(tableName)).isEqualTo(Map.of("raw/a.csv", "completed"));
    }

    @Test
    void handleRequest_functionHasNoTimeLeft_recordsTheAttempt() {
        s3.put("zone", "raw/a.csv", "a,b");
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());

        assertThatThrownBy(() -> handler.handleRequest(
                        stream("{\"file_path\": \"raw/a.csv\"}"), new ByteArrayOutputStream(), new FakeContext(4_000)))
                .isInstanceOf(OutOfTimeException.class);

        assertThat(s3.calls()).isEmpty();
        assertThat(item("raw/a.csv")).containsEntry("failed_attempts", AttributeValue.fromN("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"files\": [{\"file_path\": \"raw/a.csv\"}, {\"file_path\": \"raw/b.csv\"}, {\"file_path\": \"raw/a.csv\"}, {\"file_path\": \"raw/c.csv\"}]}",
                "{\"files\": [{\"file_path\": \"raw/a.csv\"}, {\"file_path\": \"raw/b.csv\", \"etag\": \"old\", \"size\": 1}, {\"file_path\": \"raw/c.csv\"}]}"
            })
    void handleRequest_severalFiles_movesEachOnceAndCountsThem(String event) throws IOException {
        s3.put("zone", "raw/a.csv", "1");
        s3.put("zone", "refined/b.csv", "2");
        table.recordStarted(TestFiles.listed("raw/c.csv"), Optional.empty());

        assertThat(handle(event)).isEqualTo("{\"files_moved\":1,\"files_already_moved\":1,\"files_gone\":1}");

        assertThat(s3.objects("zone")).isEqualTo(Map.of("refined/a.csv", "1", "refined/b.csv", "2"));
        assertThat(StatusTables.statuses(tableName))
                .isEqualTo(Map.of("raw/a.csv", "completed", "raw/b.csv", "completed", "raw/c.csv", "completed"));
    }

    @Test
    void handleRequest_someFilesOfABatchFail_namesThemAndMovesTheOthers() {
        String tooLong = "raw/" + "x".repeat(1020);
        s3.put("zone", "raw/a.csv", "1");
        s3.put("zone", "raw/c.csv", "3");

        assertThatThrownBy(() -> handle(files("raw/a.csv", "raw/b.csv", "other/x.csv", tooLong, "raw/c.csv")))
                .isInstanceOf(TransferFailedException.class)
                .hasMessageStartingWith("3 of 5 files could not be moved: "
                        + "other/x.csv (file_path is 'other/x.csv', expected a key below 'raw/'); "
                        + "raw/b.csv (neither s3://zone/raw/b.csv nor s3://zone/refined/b.csv exists); "
                        + tooLong + " (file_path is 'raw/xxx")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(3));

        assertThat(s3.objects("zone")).isEqualTo(Map.of("refined/a.csv", "1", "refined/c.csv", "3"));
        assertThat(StatusTables.statuses(tableName))
                .isEqualTo(Map.of("raw/a.csv", "completed", "raw/c.csv", "completed"));
    }

    @Test
    void handleRequest_retryOfABatch_redoesOnlyWhatIsLeft() throws IOException {
        String event = files("raw/a.csv", "raw/b.csv");
        s3.put("zone", "raw/a.csv", "1");
        assertThatThrownBy(() -> handle(event)).isInstanceOf(TransferFailedException.class);
        s3.put("zone", "raw/b.csv", "2");

        assertThat(handle(event)).isEqualTo("{\"files_moved\":1,\"files_already_moved\":1,\"files_gone\":0}");

        assertThat(StatusTables.statuses(tableName))
                .isEqualTo(Map.of("raw/a.csv", "completed", "raw/b.csv", "completed"));
    }

    @Test
    void handleRequest_batchThatAnExecutionRemembers_isForgottenOnceAllOfItIsMarked() throws IOException {
        String name = StatusTables.createExecutions();
        ExecutionsTable executions = new ExecutionsTable(StatusTables.client(), name, InstantSource.system());
        String entry = executions.addPending("arn:execution:one", List.of("raw/a.csv", "raw/b.csv"));
        String event = files("raw/a.csv", "raw/b.csv")
                .replaceFirst("}$", ",\"execution_id\":\"arn:execution:one\",\"pending\":\"" + entry + "\"}");
        s3.put("zone", "raw/a.csv", "1");

        SlaveHandler slave = handler(settings(tableName, name));
        assertThatThrownBy(() -> handle(slave, event)).isInstanceOf(TransferFailedException.class);

        assertThat(executions.pendingFiles("arn:execution:one")).containsExactly("raw/a.csv", "raw/b.csv");

        s3.put("zone", "raw/b.csv", "2");
        handle(slave, event);

        assertThat(executions.pendingFiles("arn:execution:one")).isEmpty();
    }

    /** The check looks at the items of what is remembered; that it is, costs no file a retry. */
    @Test
    void handleRequest_batchCannotBeForgotten_isMovedAllTheSame() throws IOException {
        s3.put("zone", "raw/a.csv", "1");

        handle("{\"file_path\":\"raw/a.csv\",\"execution_id\":\"arn:execution:one\",\"pending\":\"pending#1\"}");

        assertThat(StatusTables.statuses(tableName)).isEqualTo(Map.of("raw/a.csv", "completed"));
    }

    @Test
    void handleRequest_moveFailsForAnExecution_logsTheFileOnce() {
        assertThatThrownBy(() -> handle("{\"file_path\": \"raw/a.csv\", \"execution_id\": \"arn:execution:one\"}"))
                .isInstanceOf(MoveFailedException.class);

        assertThat(log.text())
                .isEqualTo(RecordedLog.TIMESTAMP
                        + "\"ERROR\",\"message\":\"neither s3://zone/raw/a.csv nor s3://zone/refined/a.csv exists\","
                        + "\"AWSRequestId\":\"request\",\"execution_id\":\"arn:execution:one\","
                        + "\"error\":\"MoveFailedException\",\"file_path\":\"raw/a.csv\",\"outcome\":\"FAILED\""
                        + RecordedLog.metrics(
                                "\"FailedAttempts\":1", "{\"Name\":\"FailedAttempts\",\"Unit\":\"Count\"}"));
    }

    @Test
    void handleRequest_batch_logsEveryFile() {
        s3.put("zone", "raw/a.csv", "1");
        s3.put("zone", "refined/b.csv", "2");

        assertThatThrownBy(() -> handle(files("raw/a.csv", "raw/b.csv", "raw/c.csv", "other/x.csv")))
                .isInstanceOf(TransferFailedException.class);

        assertThat(log.lines())
                .extracting(
                        line -> line.path("file_path").textValue(),
                        line -> line.path("outcome").textValue(),
                        line -> line.path("error").textValue())
                .containsExactlyInAnyOrder(
                        tuple("raw/a.csv", "MOVED", null),
                        tuple("raw/b.csv", "ALREADY_MOVED", null),
                        tuple("raw/c.csv", "FAILED", "MoveFailedException"),
                        tuple("other/x.csv", "FAILED", "InvalidEventException"));
        assertThat(log.lines())
                .allSatisfy(line ->
                        assertThat(line.path("execution_id").textValue()).isEqualTo("arn:execution:one"))
                .filteredOn(line -> line.has("FilesCompleted"))
                .hasSize(2);
    }

    @Test
    void handleRequest_eventNamesNoFile_logsThatWithTheExecution() {
        assertThatThrownBy(() -> handle("{\"execution_id\": \"arn:execution:one\"}"))
                .isInstanceOf(InvalidEventException.class);

        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("outcome").textValue()).isEqualTo("ERROR");
            assertThat(line.path("error").textValue()).isEqualTo("InvalidEventException");
            assertThat(line.path("execution_id").textValue()).isEqualTo("arn:execution:one");
            assertThat(line.path("message").textValue()).startsWith("file_path is missing");
        });
    }

    private static String files(String... keys) {
        return Stream.of(keys)
                .map(key -> "{\"file_path\": \"" + key + "\"}")
                .collect(Collectors.joining(", ", "{\"execution_id\": \"arn:execution:one\", \"files\": [", "]}"));
    }

    private String handle(String event) throws IOException {
        return handle(handler, event);
    }

    private String handle(SlaveHandler slave, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        slave.handleRequest(stream(event), answer, context);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private Map<String, AttributeValue> item(String fileName) {
        return StatusTables.item(tableName, Map.of("file_name", fileName));
    }

    private void breakS3() {
        s3.beforeCall(call -> {
            throw InMemoryS3.error(500, "InternalError");
        });
    }

    private static InputStream stream(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }

    private SlaveHandler handler(SlaveSettings settings) {
        return new SlaveHandler(new FileMover(s3, StatusTables.client(), settings), log.log());
    }

    private static SlaveSettings settings(String table) {
        return settings(table, "executions");
    }

    private static SlaveSettings settings(String table, String executions) {
        return new SlaveSettings(
                new TransferSettings("zone", "zone", FileKeys.of("raw", "refined"), table, executions),
                RecordedLog.SETTINGS,
                TestFiles.FOR_EVER,
                PartPlan.MAX_PART_SIZE,
                PartPlan.MAX_PART_SIZE);
    }
}
