package io.filetransfer.status;

import io.filetransfer.common.Execution;
import io.filetransfer.common.FileFailure;
import io.filetransfer.common.FileFailures;
import java.util.List;
import java.util.Map;

/** Tells files whose attempts are used up from those that are being moved or will be tried again. */
final class Attempts {

    private final FileFailures failures;
    private final long perFile;

    /**
     * Creates the distinction.
     *
     * @param failures the failed attempts
     * @param perFile how many attempts a file has
     */
    Attempts(FileFailures failures, long perFile) {
        this.failures = failures;
        this.perFile = perFile;
    }

    /**
     * Requires that all attempts of every file have failed.
     *
     * @param what what the files are, for the message
     * @param files distinct files, at most {@link io.filetransfer.common.RecordedFiles#MAX_FIND}
     * @param exact whether there are no more than these
     * @param execution whose attempts count
     * @param failed receives the files
     * @throws FileTransferIncompleteException naming those of the files that have attempts left
     */
    void requireUsedUp(String what, List<String> files, boolean exact, Execution execution, FailedFiles failed) {
        if (files.isEmpty()) {
            return;
        }
        Map<String, FileFailure> found = failures.find(execution, files);
        List<String> waiting =
                files.stream().filter(file -> !isUsedUp(found.get(file))).toList();
        if (!waiting.isEmpty()) {
            throw new FileTransferIncompleteException(what + ": " + new WaitingFiles(waiting, found, exact));
        }
        files.forEach(file -> failed.add(file, found.get(file)));
    }

    private boolean isUsedUp(FileFailure failure) {
        return failure != null && failure.attempts() >= perFile;
    }
}
