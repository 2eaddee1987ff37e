package io.filetransfer.status;

import static io.filetransfer.status.ZoneAndTables.ATTEMPTS;
import static io.filetransfer.status.ZoneAndTables.ONE;
import static io.filetransfer.status.ZoneAndTables.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.Execution;
import io.filetransfer.common.InvalidEventException;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.status.FakeActivity.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StatusHandlerTest {

    private static final String COMPLETED = "{\"message\":\"File Transfer Completed\"}";
    private static final int FULL_TIME = 300_000;

    private final ZoneAndTables zone = new ZoneAndTables();
    private final FakeActivity activity = new FakeActivity();
    private final FakeStepFunctions sfn = new FakeStepFunctions(activity);
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
            assertThat(poll.activityArn()).isEqualTo(zone.settings().activityArn());
            assertThat(poll.workerName()).isEqualTo("file-transfer-worker");
        });
        assertThat(context.log())
                .isEqualTo(
                        "{\"outcome\":\"completed\",\"execution_id\":\"arn:execution:one\",\"message\":\"File Transfer Completed\"}\n");
    }

    @Test
    void handleRequest_executionsFileLeft_isIncompleteAndDoesNotPoll() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");

        assertThatThrownBy(() -> handle(event(ONE))).isInstanceOf(FileTransferIncompleteException.class);

        assertThat(sfn.polls()).isEmpty();
        assertThat(context.log())
                .startsWith("{\"outcome\":\"FileTransferIncompleteException\",\"execution_id\":\"arn:execution:one\",")
                .contains("raw/a.csv");
    }

    @Test
    void handleRequest_executionsFilesFailedForGood_failsItsTaskWithTheirErrors() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        activity.start(ONE.id());

        assertThatThrownBy(() -> handle(event(ONE)))
                .isInstanceOf(FileTransferFailedException.class)
                .hasMessage("1 file has failed for good: raw/a.csv (3 attempts): IllegalStateException: attempt 3");

        assertThat(activity.answers())
                .containsExactly(
                        new Answer(
                                ONE.id(),
                                ONE.id() + "-1",
                                "FileTransferFailed: 1 file has failed for good: raw/a.csv (3 attempts): IllegalStateException: attempt 3"));
        assertThat(context.log()).startsWith("{\"outcome\":\"FileTransferFailedException\"");
    }

    /** The exception ends the execution as well. */
    @Test
    void handleRequest_filesFailedForGoodAndNoTask_failsAllTheSame() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        context = new FakeContext(FULL_TIME, 60_000);

        assertThatThrownBy(() -> handle(event(ONE)))
                .isInstanceOf(FileTransferFailedException.class)
                .satisfies(
                        e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(ActivityTaskMissingException.class));
    }

    @Test
    void handleRequest_completeAndNoTask_isMissing() {
        context = new FakeContext(FULL_TIME, FULL_TIME, 60_000);

        assertThatThrownBy(() -> handle(event(ONE))).isInstanceOf(ActivityTaskMissingException.class);

        assertThat(sfn.polls()).hasSize(1);
        assertThat(context.log()).startsWith("{\"outcome\":\"ActivityTaskMissingException\"");
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

        assertThat(context.log()).startsWith("{\"outcome\":\"FileTransferIncompleteException\",\"message\":");
    }

    @Test
    void handleRequest_notJson_isRefused() {
        assertThatThrownBy(() -> handle("not json")).isInstanceOf(InvalidEventException.class);

        assertThat(sfn.polls()).isEmpty();
    }

    private String handle(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new StatusHandler(StatusHandler.report(zone.settings(), zone.s3(), zone.dynamoDb(), sfn, sfn, activity))
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static String event(Execution execution) {
        return """
                {"execution_id": "%s", "execution_start_time": "%s", "fan_out": {"files_found": 1, "files_started": 1},
                 "input": {"any": "thing"}, "unknown": 1}""".formatted(execution.id(), execution.startTime());
    }
}
