package io.filetransfer.status.check;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.FileFailure;
import io.filetransfer.common.tables.FileFailures;
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
     * Looks the failed attempts up.
     *
     * @param execution whose attempts count
     * @param files distinct files, at most {@link io.filetransfer.common.tables.RecordedFiles#MAX_FIND}
     */
    Map<String, FileFailure> find(Execution execution, List<String> files) {
        return files.isEmpty() ? Map.of() : failures.find(execution, files);
    }

    /** Returns whether a file's attempts are used up. */
    boolean isUsedUp(FileFailure failure) {
        return failure != null && failure.attempts() >= perFile;
    }
}
