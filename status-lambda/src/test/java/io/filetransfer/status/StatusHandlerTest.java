package io.filetransfer.status;

import static io.filetransfer.status.check.ZoneAndTables.ATTEMPTS;
import static io.filetransfer.status.check.ZoneAndTables.ONE;
import static io.filetransfer.status.check.ZoneAndTables.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import io.filetransfer.common.aws.RefusedException;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.InvalidEventException;
import io.filetransfer.common.events.Json;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.RecordedLog;
import io.filetransfer.status.check.ZoneAndTables;
import io.filetransfer.status.task.FakeActivity;
import io.filetransfer.status.task.FakeActivity.Answer;
import io.filetransfer.status.task.FakeStepFunctions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusHandlerTest {

    private static final String COMPLETED = "{\"message\":\"File Transfer Completed\"}";
    private static final String ACTIVITY = "arn:aws:states:eu-west-1:123456789012:activity:file-transfer";
    private static final int FULL_TIME = 300_000;
    private static final String AGE = "{\"Name\":\"OldestUnfinishedFileAge\",\"Unit\":\"Seconds\"}";

    private final ZoneAndTables zone = new ZoneAndTables();
    private final FakeActivity activity = new FakeActivity();
    private final FakeStepFunctions sfn = new FakeStepFunctions(activity);
    private final RecordedLog log = new RecordedLog();
    private FakeContext context = new FakeContext(FULL_TIME);

    @Test
    void handleRequest_executionsFilesMoved_endsItsTask() throws IOException {
        zone.record(ONE, "raw/a.csv");
        zone.complete("raw/a.csv");
        zone.record(TWO, "raw/b.csv");
        activity.start(TWO.id());
        activity.start(ONE.id());

        assertThat(handle(event(ONE))).isEqualTo(COMPLETED);

        assertThat(activity.answers()).containsExactly(new Answer(ONE.id(), ONE.id() + "-1", COMPLETED));
        assertThat(sfn.polls()).hasSize(2).allSatisfy(poll -> {
            assertThat(poll.activityArn()).isEqualTo(ACTIVITY);
            assertThat(poll.workerName()).isEqualTo("file-transfer-worker");
        });
        assertThat(log.text())
                .isEqualTo(RecordedLog.TIMESTAMP
                        + "\"INFO\",\"message\":\"File Transfer Completed\",\"AWSRequestId\":\"request\","
                        + "\"execution_id\":\"arn:execution:one\",\"outcome\":\"COMPLETED\""
                        + RecordedLog.metrics("\"OldestUnfinishedFileAge\":0", AGE));
    }

    @Test
    void handleRequest_executionsFileLeft_isIncompleteAndDoesNotPoll() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");

        assertThatThrownBy(() -> handle(event(ONE))).isInstanceOf(FileTransferIncompleteException.class);

        assertThat(sfn.polls()).isEmpty();
        assertThat(log.text())
                .isEqualTo(RecordedLog.TIMESTAMP + "\"INFO\",\"message\":\"file transfer incomplete: files left under "
                        + "s3://zone/raw/: 1 (raw/a.csv)\",\"AWSRequestId\":\"request\","
                        + "\"execution_id\":\"arn:execution:one\",\"error\":\"FileTransferIncompleteException\","
                        + "\"outcome\":\"INCOMPLETE\""
                        + RecordedLog.metrics("\"OldestUnfinishedFileAge\":3660", AGE));
    }

    @Test
    void handleRequest_executionsFilesFailedPermanently_failsItsTaskWithTheirErrors() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        activity.start(ONE.id());

        assertThatThrownBy(() -> handle(event(ONE)))
                .isInstanceOf(FileTransferFailedException.class)
                .hasMessage(
                        "1 file failed permanently: raw/a.csv (RetriesExhausted after 3 attempts): IllegalStateException: attempt 3");

        assertThat(activity.answers())
                .containsExactly(
                        new Answer(
                                ONE.id(),
                                ONE.id() + "-1",
                                "FileTransferFailed: 1 file failed permanently: raw/a.csv (RetriesExhausted after 3 attempts): IllegalStateException: attempt 3"));
        assertThat(log.text())
                .isEqualTo(RecordedLog.TIMESTAMP + "\"ERROR\",\"message\":\"1 file failed permanently: "
                        + "raw/a.csv (RetriesExhausted after 3 attempts): IllegalStateException: attempt 3\",\"AWSRequestId\":\"request\","
                        + "\"execution_id\":\"arn:execution:one\",\"error\":\"FileTransferFailedException\","
                        + "\"outcome\":\"FAILED\""
                        + RecordedLog.metrics(
                                "\"FilesFailed\":1,\"OldestUnfinishedFileAge\":3660",
                                "{\"Name\":\"FilesFailed\",\"Unit\":\"Count\"}," + AGE));
    }

    /** The next check fails the task, which may be in another's hands. */
    @Test
    void handleRequest_filesFailedPermanentlyAndNoTask_isMissingNamingThem() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        context = new FakeContext(FULL_TIME, 60_000);

        assertThatThrownBy(() -> handle(event(ONE)))
                .isInstanceOf(ActivityTaskMissingException.class)
                .hasMessageContaining("1 file failed permanently: raw/a.csv");
    }

    @Test
    void handleRequest_completeAndNoTask_isMissing() {
        context = new FakeContext(FULL_TIME, FULL_TIME, 60_000);

        assertThatThrownBy(() -> handle(event(ONE))).isInstanceOf(ActivityTaskMissingException.class);

        assertThat(sfn.polls()).hasSize(1);
        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("level").textValue()).isEqualTo("WARN");
            assertThat(line.path("outcome").textValue()).isEqualTo("TASK_MISSING");
            assertThat(line.path("error").textValue()).isEqualTo("ActivityTaskMissingException");
            assertThat(line.path("OldestUnfinishedFileAge")).isEqualTo(IntNode.valueOf(0));
        });
    }

    @Test
    void handleRequest_byHand_answersForEverythingAndEndsWhicheverTaskWaits() throws IOException {
        zone.complete("raw/a.csv");
        activity.start(ONE.id());

        assertThat(handle(Files.readString(Path.of("..", "events", "status.json"))))
                .isEqualTo(COMPLETED);

        assertThat(activity.answers()).extracting(Answer::executionId).containsExactly(ONE.id());
    }

    @Test
    void handleRequest_byHandAndAnyExecutionsFileUnfinished_isIncomplete() {
        zone.record(TWO, "raw/a.csv");

        assertThatThrownBy(() -> handle("{}")).isInstanceOf(FileTransferIncompleteException.class);

        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("outcome").textValue()).isEqualTo("INCOMPLETE");
            assertThat(line.has("execution_id")).isFalse();
        });
    }

    /** Such a file has left the zone, and its item does not tell since when it was there. */
    @Test
    void handleRequest_onlyRecordedFilesUnfinished_logsNoAge() {
        zone.record(ONE, "raw/a.csv");

        assertThatThrownBy(() -> handle(event(ONE))).isInstanceOf(FileTransferIncompleteException.class);

        assertThat(log.lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.has("OldestUnfinishedFileAge")).isFalse());
    }

    @Test
    void handleRequest_byHandAndFilesLeft_logsTheAgeOfTheOldest() {
        zone.put("raw/b.csv");
        zone.s3().put("raw/a.csv", "a", ZoneAndTables.BEFORE.plusSeconds(60));

        assertThatThrownBy(() -> handle("{}")).isInstanceOf(FileTransferIncompleteException.class);

        assertThat(log.lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.path("OldestUnfinishedFileAge")).isEqualTo(IntNode.valueOf(3660)));
    }

    /** An older one may be among those that the check did not get to. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handleRequest_moreFilesLeftThanTheCheckLooksAt_logsNoAge(boolean byHand) {
        IntStream.range(0, 150).forEach(i -> zone.put("raw/%03d.txt".formatted(i)));

        assertThatThrownBy(() -> handle(byHand ? "{}" : event(ONE)))
                .isInstanceOf(FileTransferIncompleteException.class);

        assertThat(log.lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.has("OldestUnfinishedFileAge")).isFalse());
    }

    /** Nobody transfers it, and yet the execution waits for it. */
    @Test
    void handleRequest_fileLeftThatIsNotTransferred_logsItsAge() {
        zone.put("raw/notes.txt");

        assertThatThrownBy(() -> handle(event(ONE))).isInstanceOf(FileTransferIncompleteException.class);

        assertThat(log.lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.path("OldestUnfinishedFileAge")).isEqualTo(IntNode.valueOf(3660)));
    }

    @Test
    void handleRequest_masterHasFailed_failsTheTaskWithItsErrorAndTheFilesNeverStarted() {
        zone.put("raw/a.csv");
        activity.start(ONE.id());
        String cause = "master failed: io.filetransfer.common.aws.RefusedException: Access Denied; "
                + "1 file was never started: raw/a.csv";

        assertThatThrownBy(() -> handle(event(ONE, """
                        {"Error": "io.filetransfer.common.aws.RefusedException", "Cause": "{\\"errorMessage\\":\\"Access Denied\\"}"}""")))
                .isInstanceOf(FileTransferFailedException.class)
                .hasMessage(cause);

        assertThat(activity.answers())
                .containsExactly(new Answer(ONE.id(), ONE.id() + "-1", "FileTransferFailed: " + cause));
        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("outcome").textValue()).isEqualTo("FAILED");
            assertThat(line.has("FilesFailed")).isFalse();
        });
    }

    @Test
    void handleRequest_recordOfAFailedInvocation_failsTheExecutionAtItsNextCheck() throws IOException {
        zone.put("raw/a.csv", "raw/b.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        activity.start(ONE.id());

        handle(failedInvocation("""
                {"files": [{"file_path": "raw/a.csv"}, {"file_path": "raw/b.csv"}], "execution_id": "%s"}""".formatted(ONE.id())));
        assertThat(activity.answers()).isEmpty();
        assertThatThrownBy(() -> handle(event(ONE)))
                .isInstanceOf(FileTransferFailedException.class)
                .hasMessage("2 files failed permanently: "
                        + "raw/a.csv (RetriesExhausted after 3 attempts): Runtime.ExitError: signal: killed; "
                        + "raw/b.csv (RetriesExhausted after 3 attempts): Runtime.ExitError: signal: killed");

        assertThat(activity.answers()).hasSize(1);
        assertThat(log.lines().getFirst().path("outcome").textValue()).isEqualTo("FAILURE_RECORDED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | no attempt was made",
                "\"not JSON\" | not JSON",
                "{\"errorMessage\": \"too late\"} | too late",
                "{\"errorType\": \"A\", \"errorMessage\": \"b\"} | A: b"
            })
    void handleRequest_recordWithThisResponse_keepsItsError(String response, String error) throws IOException {
        handle(failedInvocation("{\"file_path\": \"raw/a.csv\", \"execution_id\": \"arn:one\"}")
                .replaceFirst("\"responsePayload\": .*", "\"responsePayload\": " + response + "}"));

        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("message").textValue()).isEqualTo("RetriesExhausted after 3 attempts: " + error);
            assertThat(line.path("execution_id").textValue()).isEqualTo("arn:one");
        });
    }

    /** It was invoked by hand, or for a file that arrived after its execution had started. */
    @Test
    void handleRequest_recordOfAnInvocationWithoutExecution_marksNothing() throws IOException {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");

        handle(failedInvocation("{\"file_path\": \"raw/a.csv\"}"));

        assertThatThrownBy(() -> handle(event(ONE))).isInstanceOf(FileTransferIncompleteException.class);
    }

    @Test
    void handleRequest_recordOfAnEventThatTheSlaveDoesNotKnow_isRefused() {
        assertThatThrownBy(() -> handle(failedInvocation("{\"any\": 1}"))).isInstanceOf(InvalidEventException.class);
    }

    /** The state machine does not check again. */
    @Test
    void handleRequest_tableIsMissing_isRefused() {
        zone.deleteTables();

        assertThatThrownBy(() -> handle(event(ONE)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("non-existent table");
    }

    @Test
    void message_ofTheFailure_staysWithinTheLimitWhenEscapedTwice() {
        FileTransferFailedException exception = new FileTransferFailedException("\"".repeat(40_000));

        String cause = Json.text(new TaskFailure("x".repeat(4000), exception.getMessage()));

        assertThat(Json.text(new TaskFailure("", cause)).length()).isLessThan(32_768);
    }

    @Test
    void handleRequest_notJson_isRefused() {
        assertThatThrownBy(() -> handle("not json")).isInstanceOf(InvalidEventException.class);

        assertThat(log.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.path("outcome").textValue()).isEqualTo("ERROR"));
        assertThat(sfn.polls()).isEmpty();
    }

    private String handle(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new StatusHandler(settings(), zone.s3(), zone.dynamoDb(), zone.slaves(), sfn, sfn, activity, log.log())
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private StatusSettings settings() {
        return new StatusSettings(zone.transfer(), RecordedLog.SETTINGS, "slave", ACTIVITY);
    }

    private static String failedInvocation(String requestPayload) {
        return """
                {"version": "1.0", "timestamp": "2026-11-22T10:15:30.123Z",
                 "requestContext": {"requestId": "r", "functionArn": "arn:slave", "condition": "RetriesExhausted",
                                    "approximateInvokeCount": 3},
                 "requestPayload": %s,
                 "responseContext": {"statusCode": 200, "executedVersion": "1", "functionError": "Unhandled"},
                 "responsePayload": {"errorType": "Runtime.ExitError", "errorMessage": "signal: killed"}}""".formatted(requestPayload);
    }

    private static String event(Execution execution) {
        return event(execution, "{\"files_found\": 1, \"files_started\": 1}");
    }

    private static String event(Execution execution, String fanOut) {
        return """
                {"execution_id": "%s", "execution_start_time": "%s", "fan_out": %s, "retry_count": 0,
                 "input": {"any": "thing"}, "unknown": 1}""".formatted(execution.id(), execution.startTime(), fanOut);
    }

    private record TaskFailure(String error, String cause) {}
}
