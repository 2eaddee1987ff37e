package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.InvalidEventException;
import io.filetransfer.common.RecordedFiles;
import io.filetransfer.common.SourceZone;
import io.filetransfer.common.TransferSettings;
import io.filetransfer.common.TransferStatusTable;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.InMemoryS3;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.common.testing.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusHandlerTest {

    private static final String ACTIVITY = "arn:aws:states:eu-west-1:123456789012:activity:file-transfer";
    private static final String COMPLETED = "{\"message\":\"File Transfer Completed\"}";
    private static final int FULL_TIME = 300_000;

    private final InMemoryS3 s3 = new InMemoryS3("zone").withPageSize(10);
    private final String tableName = StatusTables.create();
    private final TransferStatusTable table =
            new TransferStatusTable(StatusTables.client(), tableName, TestFiles.FOR_EVER);
    private final FakeStepFunctions oneTask = new FakeStepFunctions(List.of("token"), Set.of());

    @Test
    void handleRequest_everythingTransferred_endsTheActivityTask() throws IOException {
        table.markCompleted("raw/a.csv");
        s3.put("zone", "raw/README.md", "stays");
        s3.put("zone", "rawdata/a.csv", "not in the zone");

        String answer = handle(Files.readString(Path.of("..", "events", "status.json")), oneTask, FULL_TIME);

        assertThat(answer).isEqualTo(COMPLETED);
        assertThat(oneTask.polls()).singleElement().satisfies(poll -> {
            assertThat(poll.activityArn()).isEqualTo(ACTIVITY);
            assertThat(poll.workerName()).isEqualTo("file-transfer-worker");
        });
        assertThat(oneTask.successes()).singleElement().satisfies(success -> {
            assertThat(success.taskToken()).isEqualTo("token");
            assertThat(success.output()).isEqualTo(COMPLETED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw/a.csv", "raw/a.csv.gz", "raw/sub/notes.txt"})
    void handleRequest_oneFileLeft_isIncompleteNamingIt(String key) {
        s3.put("zone", key, "x");

        assertThatThrownBy(() -> handle("{}", oneTask, FULL_TIME))
                .isInstanceOf(FileTransferIncompleteException.class)
                .hasMessage("file transfer incomplete: files left under s3://zone/raw/: 1 (" + key + ")");
        assertThat(oneTask.polls()).isEmpty();
    }

    @Test
    void handleRequest_severalPagesLeft_countsAllAndNamesTheFirst() {
        IntStream.range(100, 137).forEach(i -> s3.put("zone", "raw/" + i + ".csv", "x"));

        assertThatThrownBy(() -> handle("{}", oneTask, FULL_TIME))
                .isInstanceOf(FileTransferIncompleteException.class)
                .hasMessageContaining("files left under s3://zone/raw/: 37 (")
                .hasMessageContaining("raw/100.csv, raw/101.csv")
                .hasMessageEndingWith("raw/109.csv and 27 more)");
    }

    @Test
    void handleRequest_recordedFileNotCompleted_isIncompleteNamingIt() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());
        table.markCompleted("raw/b.csv");

        assertThatThrownBy(() -> handle("{}", oneTask, FULL_TIME))
                .isInstanceOf(FileTransferIncompleteException.class)
                .hasMessage("file transfer incomplete: recorded files not completed: at least 1 (raw/a.csv)");
        assertThat(oneTask.polls()).isEmpty();
    }

    /** In the article an empty poll ends in a KeyError. */
    @Test
    void handleRequest_pollsThatRunOut_polledAgain() throws IOException {
        FakeStepFunctions sfn = new FakeStepFunctions(List.of("", "", "token"), Set.of());

        assertThat(handle("{}", sfn, FULL_TIME)).isEqualTo(COMPLETED);

        assertThat(sfn.polls()).hasSize(3);
        assertThat(sfn.successes()).hasSize(1);
    }

    @Test
    void handleRequest_pollThatBreaksOff_isPolledAgain() throws IOException {
        FakeStepFunctions sfn = new FakeStepFunctions(List.of(FakeStepFunctions.BROKEN_OFF, "token"), Set.of());

        assertThat(handle("{}", sfn, FULL_TIME)).isEqualTo(COMPLETED);

        assertThat(sfn.polls()).hasSize(2);
    }

    @Test
    void handleRequest_taskOfAnEndedExecution_isPassedOver() throws IOException {
        FakeStepFunctions sfn = new FakeStepFunctions(List.of("ended", "token"), Set.of("ended"));

        assertThat(handle("{}", sfn, FULL_TIME)).isEqualTo(COMPLETED);

        assertThat(sfn.successes()).extracting("taskToken").containsExactly("token");
    }

    /** A poll that is cut off by the function's own timeout takes a task with it. */
    @Test
    void handleRequest_noTaskUntilTheDeadlineNears_stopsWithTimeLeftForEveryPoll() {
        FakeStepFunctions sfn = new FakeStepFunctions(List.of("", "", "", ""), Set.of());

        assertThatThrownBy(() -> handle("{}", sfn, 300_000, 240_000, 180_000, 120_000, 60_000))
                .isInstanceOf(ActivityTaskMissingException.class)
                .hasMessageContaining("no execution waits on activity " + ACTIVITY)
                .hasMessageContaining("polled for 240 s");
        assertThat(sfn.polls()).hasSize(4);
    }

    @Test
    void handleRequest_tooLittleTimeForOnePoll_doesNotPoll() {
        assertThatThrownBy(() -> handle("{}", oneTask, 60_000)).isInstanceOf(ActivityTaskMissingException.class);

        assertThat(oneTask.polls()).isEmpty();
    }

    @Test
    void handleRequest_notJson_isRefused() {
        assertThatThrownBy(() -> handle("not json", oneTask, FULL_TIME)).isInstanceOf(InvalidEventException.class);

        assertThat(oneTask.polls()).isEmpty();
    }

    private String handle(String event, FakeStepFunctions sfn, Integer... remainingMillis) throws IOException {
        SourceZone zone = new SourceZone(
                s3,
                TransferSettings.from(Map.of(
                        "SOURCE_BUCKET", "zone",
                        "DESTINATION_BUCKET", "zone",
                        "SOURCE_PREFIX", "raw",
                        "DESTINATION_PREFIX", "refined",
                        "STATUS_TABLE", tableName,
                        "EXECUTIONS_TABLE", "executions")));
        StatusHandler handler = new StatusHandler(
                new CompletenessCheck(zone, new RecordedFiles(StatusTables.client(), tableName)),
                new ActivityTasks(sfn, sfn, ACTIVITY));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                answer,
                new FakeContext(remainingMillis));
        return answer.toString(StandardCharsets.UTF_8);
    }
}
