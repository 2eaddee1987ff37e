package io.filetransfer.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.LambdaFunctionFailedEventDetails;

/** What {@code ScenariosIT} cannot ask of any AWS: a table deleted under way, and what Lambda itself gave up. */
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

    @Test
    void transfer_masterFails_goesOnToTheWaitAndTheCheck() throws InterruptedException {
        world.put("raw/a.csv", "left");
        world.speed(1000);
        TableDescription table = world.deleteTable();
        try {
            DescribeExecutionResponse execution = world.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.cause()).startsWith("File Transfer Failed: ").contains("raw/a.csv");
            assertThat(enteredStates(execution))
                    .containsSubsequence(
                            "InvokeFileTransferWorker",
                            "FileTransferFileTransferWait",
                            "FileTransferWorkerCheckFileStatus",
                            "FileTransferWorkerCheckFileStatusFailed");
            assertThat(failures(execution).getFirst().error())
                    .isEqualTo("io.filetransfer.master.FanOutUnfinishedException");
            assertThat(world.content("raw/a.csv")).isEqualTo("left");
        } finally {
            world.createTable(table);
        }
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
                    .contains("raw/a.csv (3 attempts): MoveFailedException: cannot move", "soon-gone");
            assertThat(other.history(execution))
                    .extracting(HistoryEvent::type)
                    .containsOnlyOnce(HistoryEventType.ACTIVITY_FAILED);
            assertThat(other.asyncFailures()).singleElement().satisfies(failure -> {
                assertThat(failure.function()).isEqualTo("file-transfer-slave");
                assertThat(failure.attempts()).isEqualTo(3);
                assertThat(failure.payload()).contains("raw/a.csv");
                assertThat(failure.errorType()).isEqualTo("io.filetransfer.slave.MoveFailedException");
                assertThat(failure.errorMessage())
                        .startsWith(
                                "cannot move s3://file-transfer-integration/raw/a.csv to s3://soon-gone/refined/a.csv:");
            });
            assertThat(other.content("raw/a.csv")).isEqualTo("kept");
            assertThat(other.statuses()).isEqualTo(Map.of("raw/a.csv", "started"));
        }
    }

    private static List<LambdaFunctionFailedEventDetails> failures(DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .map(HistoryEvent::lambdaFunctionFailedEventDetails)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> enteredStates(DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }
}
