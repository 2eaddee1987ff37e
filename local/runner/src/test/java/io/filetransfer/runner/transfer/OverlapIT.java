package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Executions that overlap: each ends in the state that its own files deserve. More seeds than one are given by
 * {@code -Doverlap.seeds=N}.
 */
class OverlapIT {

    /** Its key below {@code refined/} would be longer than S3 allows, so that every attempt to move it fails. */
    private static final String POISON = "raw/" + "x".repeat(1013) + ".csv";

    @TempDir
    private Path workDirectory;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("overlap.seeds", 1));
    }

    /**
     * Files arrive all the time, functions are killed, calls to the services fail, two executions are stopped by hand. Half way a file
     * arrives that can never be moved: who started before does not care, who started after fails for it.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void twentyExecutions_filesArrivingAndRandomFailures_eachEndsAsItsOwnFilesDeserve(long seed) throws Exception {
        try (OverlapWorld world = OverlapWorld.start(workDirectory, seed)) {
            world.filesArrive();
            world.thingsGoWrong();
            world.startExecutions(10);
            // A master lists all files of the second of its start, being five seconds later; not so at this speed.
            world.awaitNextSecond();
            Instant poisoned = world.put(POISON);
            world.awaitNextSecond();
            world.startExecutions(10);
            world.stopTwo();
            List<DescribeExecutionResponse> ended = world.awaitAll();
            world.calm();

            for (DescribeExecutionResponse execution : ended) {
                assertDeserved(world, execution, !poisoned.isAfter(execution.startDate()));
            }
            world.remove(POISON);
            assertThat(world.transfer().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(world.leftBehind()).isEmpty();
            assertThat(world.refined()).isEqualTo(world.newestVersions());
        }
    }

    /** Without the heartbeat the task would be lost until the activity's hour is over. */
    @Test
    void execution_taskTakenByAFunctionThatDies_isAnsweredAllTheSame() throws Exception {
        try (OverlapWorld world = OverlapWorld.start(workDirectory, 1)) {
            world.put("raw/a.csv");
            world.loseTheFirstTask();

            DescribeExecutionResponse execution = world.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(count(world.history(execution), HistoryEventType.ACTIVITY_TIMED_OUT))
                    .isEqualTo(1);
        }
    }

    private static void assertDeserved(OverlapWorld world, DescribeExecutionResponse execution, boolean poisoned) {
        String name = execution.name();
        if (world.wasStopped(execution)) {
            assertThat(execution.status()).as(name).isIn(ExecutionStatus.ABORTED, expected(poisoned));
            return;
        }
        assertThat(execution.status()).as("%s %s", name, execution.cause()).isEqualTo(expected(poisoned));
        List<HistoryEvent> history = world.history(execution);
        assertThat(count(history, HistoryEventType.ACTIVITY_SUCCEEDED))
                .as("successes of %s", name)
                .isEqualTo(poisoned ? 0 : 1);
        assertThat(count(history, HistoryEventType.ACTIVITY_FAILED))
                .as("failures of %s: %s %s", name, execution.error(), execution.cause())
                .isEqualTo(poisoned ? 1 : 0);
        if (poisoned) {
            assertThat(execution.error()).as(execution.cause()).isEqualTo("FileTransferFailed");
            assertThat(execution.cause()).startsWith("File Transfer Failed").contains(POISON);
        }
    }

    private static ExecutionStatus expected(boolean poisoned) {
        return poisoned ? ExecutionStatus.FAILED : ExecutionStatus.SUCCEEDED;
    }

    private static long count(List<HistoryEvent> history, HistoryEventType type) {
        return history.stream().filter(event -> event.type() == type).count();
    }
}
