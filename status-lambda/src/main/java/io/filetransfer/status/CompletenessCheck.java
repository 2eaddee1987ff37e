package io.filetransfer.status;

import io.filetransfer.common.ExecutionsTable;
import io.filetransfer.common.FileFailures;
import io.filetransfer.common.RecordedFiles;
import io.filetransfer.common.SlaveInvoker;
import io.filetransfer.common.SourceZone;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Decides whether a transfer is complete: an execution's own, or, for somebody who asks by hand, everything. */
final class CompletenessCheck {

    private final WholeCheck whole;
    private final ExecutionCheck ofExecution;

    CompletenessCheck(WholeCheck whole, ExecutionCheck ofExecution) {
        this.whole = whole;
        this.ofExecution = ofExecution;
    }

    static CompletenessCheck of(
            SourceZone zone,
            RecordedFiles table,
            ExecutionsTable executions,
            LambdaClient lambda,
            StatusSettings settings) {
        return new CompletenessCheck(
                new WholeCheck(zone, table),
                new ExecutionCheck(
                        zone,
                        table,
                        new FileOwnership(table, settings.transfer().keys()),
                        new Attempts(new FileFailures(executions), settings.attempts()),
                        new SlaveInvoker(lambda, settings.slaveFunction())));
    }

    /**
     * Checks.
     *
     * @param request who asks
     * @param findings receives what is left in the zone
     * @return the files that are left, all of which have failed for good; none when the transfer is complete
     * @throws FileTransferIncompleteException naming some of the files that have to be waited for
     */
    FailedFiles failedFiles(StatusRequest request, Findings findings) {
        if (request.execution().isPresent()) {
            return ofExecution.failedFiles(request, findings);
        }
        whole.requireComplete(findings);
        return new FailedFiles();
    }
}
