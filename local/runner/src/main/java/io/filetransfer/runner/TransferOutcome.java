package io.filetransfer.runner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * What came of a transfer.
 *
 * @param execution the execution as it ended
 * @param history the states that it went through
 * @param before the source zone when it started
 * @param after the source zone when it had ended
 * @param left the first files that were left in the source zone
 * @param inDestination files in the destination zone when it had ended
 */
record TransferOutcome(
        DescribeExecutionResponse execution,
        ExecutionHistory history,
        SourceCount before,
        SourceCount after,
        List<FileAndReason> left,
        long inDestination) {

    private static final String INCOMPLETE = "io.filetransfer.status.FileTransferIncompleteException";

    /** Returns how many of the files that the execution answers for have left the source zone. */
    long moved() {
        return before.csv() - after.csv();
    }

    /**
     * Returns how long checks were made, where the execution failed because they were over: with files that nobody moves they would
     * never have been enough.
     */
    Optional<Duration> checksOver() {
        if (succeeded() || after.txt() > 0) {
            return Optional.empty();
        }
        return history.visits().stream()
                .filter(visit ->
                        visit.ending().equals("done") && visit.lastError().startsWith(INCOMPLETE))
                .map(visit -> Duration.between(visit.entered(), visit.left()))
                .findFirst();
    }

    /** Returns a factor with which the checks would have lasted long enough, at the speed at which files were moved. */
    FastFactor slowEnough() {
        if (moved() == 0) {
            return FastFactor.suiting(before.csv(), 1);
        }
        Duration elapsed = Duration.between(execution.startDate(), execution.stopDate());
        return FastFactor.lasting(elapsed.multipliedBy(before.csv())
                .dividedBy(moved())
                .multipliedBy(3)
                .dividedBy(2));
    }

    boolean succeeded() {
        return execution.status() == ExecutionStatus.SUCCEEDED;
    }
}
