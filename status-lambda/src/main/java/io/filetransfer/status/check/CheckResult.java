package io.filetransfer.status.check;

import io.filetransfer.common.aws.OldestFile;

/** What a check of a transfer comes to. */
public sealed interface CheckResult {

    /** Every file is transferred. */
    record Complete() implements CheckResult {}

    /** Files are still being transferred; where the check has not read the whole zone, the oldest is none. */
    record Waiting(String message, OldestFile oldest) implements CheckResult {}

    /**
     * Every file that is left is one that nobody will move.
     *
     * @param cause which files, and why, at most as long as a task's cause may be
     * @param failedFiles how many files have used up their attempts; a lower bound where there are more than the cause names
     * @param oldest the oldest file that is left in the zone
     */
    record Failed(String cause, long failedFiles, OldestFile oldest) implements CheckResult {}
}
