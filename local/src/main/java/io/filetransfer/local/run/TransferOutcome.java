package io.filetransfer.local.run;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * What came of a transfer.
 *
 * @param execution the execution as it ended
 * @param history the states that it went through
 * @param before the source zone when it started
 * @param after the source zone when it had ended
 * @param inDestination files in the destination zone when it had ended
 */
record TransferOutcome(
        DescribeExecutionResponse execution,
        ExecutionHistory history,
        SourceCount before,
        SourceCount after,
        long inDestination) {

    boolean succeeded() {
        return execution.status() == ExecutionStatus.SUCCEEDED;
    }
}
