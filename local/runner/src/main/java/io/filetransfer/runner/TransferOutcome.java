package io.filetransfer.runner;

import java.util.List;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * What came of a transfer.
 *
 * @param execution the execution as it ended
 * @param history the states that it went through
 * @param found CSV files in the source zone when it started
 * @param left the files that were in the source zone when it had ended
 * @param reasons why the first of them were
 * @param inDestination files in the destination zone when it had ended
 */
record TransferOutcome(
        DescribeExecutionResponse execution,
        ExecutionHistory history,
        long found,
        List<SourceFile> left,
        List<FileAndReason> reasons,
        long inDestination) {

    private static final String INCOMPLETE = "io.filetransfer.status.FileTransferIncompleteException";

    /** Returns how many of the files that the execution answers for have left the source zone. */
    long moved() {
        return found - csvLeft();
    }

    /** Returns how many of the files that the execution answers for are still in the source zone. */
    long csvLeft() {
        return SourceFile.count(SourceFile.Kind.CSV, left);
    }

    /** Returns whether the execution failed because checks were over: files that nobody moves would never have been enough time for. */
    boolean checksOver() {
        return !succeeded()
                && SourceFile.count(SourceFile.Kind.TXT, left) == 0
                && history.visits().stream()
                        .anyMatch(visit -> visit.ending().equals("done")
                                && visit.lastError().startsWith(INCOMPLETE));
    }

    boolean succeeded() {
        return execution.status() == ExecutionStatus.SUCCEEDED;
    }
}
