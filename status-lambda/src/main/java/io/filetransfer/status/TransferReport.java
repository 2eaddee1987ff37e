package io.filetransfer.status;

import java.time.Duration;
import java.util.function.Supplier;

/** Checks a transfer and, when it has come to its end, tells the execution that waits for it. */
final class TransferReport {

    private static final String ERROR = "FileTransferFailed";

    private final CompletenessCheck check;
    private final ActivityTasks tasks;

    TransferReport(CompletenessCheck check, ActivityTasks tasks) {
        this.check = check;
        this.tasks = tasks;
    }

    /**
     * Checks and tells.
     *
     * @param request who asks
     * @param findings receives what was found
     * @param remainingTime the time that the function has left
     * @return the output that the activity task was ended with
     * @throws FileTransferIncompleteException when files have to be waited for
     * @throws FileTransferFailedException when the files that are left have failed for good
     * @throws ActivityTaskMissingException when the transfer is complete and no task turned up in the time that was left
     */
    TransferCompleted report(StatusRequest request, Findings findings, Supplier<Duration> remainingTime) {
        FailedFiles failed = check.failedFiles(request, findings);
        Addressee addressee = Addressee.of(request.execution());
        if (!failed.isEmpty()) {
            findings.failed(failed.count());
            throw failed(failed.cause(), addressee, remainingTime);
        }
        findings.complete();
        tasks.end(addressee, Outcome.success(TransferCompleted.INSTANCE), remainingTime);
        return TransferCompleted.INSTANCE;
    }

    /** The exception ends the execution too, if its task cannot. */
    private FileTransferFailedException failed(String cause, Addressee addressee, Supplier<Duration> remainingTime) {
        FileTransferFailedException exception = new FileTransferFailedException(cause);
        try {
            tasks.end(addressee, Outcome.failure(ERROR, cause), remainingTime);
        } catch (ActivityTaskMissingException e) {
            exception.addSuppressed(e);
        }
        return exception;
    }
}
