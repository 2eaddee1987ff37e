package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What {@code ScenariosIT} cannot ask of any AWS: who answers a task, and what Lambda itself gave up. */
class TransferIT {

    @TempDir
    private static Path workDirectory;

    private static TransferWorld world;

    @BeforeAll
    static void start() {
        world = TransferWorld.start(workDirectory, Map.of());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void clear() {
        world.clear();
    }

    /** From the console, say, or by a command. */
    @Test
    void transfer_taskAnsweredByAStranger_succeedsAtItsNextCheck() throws InterruptedException {
        world.put("raw/a.csv", "moved");
        String activity =
                world.stepFunctions().listActivities().activities().getFirst().activityArn();
        String arn = world.startExecution();
        String token = world.stepFunctions()
                .getActivityTask(poll -> poll.activityArn(activity))
                .taskToken();
        world.stepFunctions()
                .sendTaskSuccess(success -> success.taskToken(token).output("{\"message\":\"by hand\"}"));

        DescribeExecutionResponse execution = world.await(arn);

        assertThat(execution.status()).as(execution.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.statuses()).isEqualTo(Map.of("raw/a.csv", "completed"));
    }

    @Test
    void transfer_destinationBucketMissing_isRetriedThenFailsNamingFileAndErrorAndNothingIsLost(
            @TempDir Path otherWorkDirectory) throws InterruptedException {
        try (TransferWorld other = TransferWorld.start(otherWorkDirectory, Map.of("DestinationBucket", "soon-gone"))) {
            other.s3().deleteBucket(delete -> delete.bucket("soon-gone"));
            other.put("raw/a.csv", "kept");

            DescribeExecutionResponse execution = other.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.error()).isEqualTo("FileTransferFailed");
            assertThat(execution.cause())
                    .startsWith("File Transfer Failed: ")
                    .contains("raw/a.csv (RetriesExhausted after 3 attempts): MoveFailedException: cannot move"
                            + " s3://file-transfer-integration/raw/a.csv to s3://soon-gone/refined/a.csv:");
            assertThat(other.history(execution))
                    .extracting(HistoryEvent::type)
                    .containsOnlyOnce(HistoryEventType.ACTIVITY_FAILED);
            assertThat(other.content("raw/a.csv")).isEqualTo("kept");
            assertThat(other.statuses()).isEqualTo(Map.of("raw/a.csv", "started"));
        }
    }
}
