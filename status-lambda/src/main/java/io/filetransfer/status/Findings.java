package io.filetransfer.status;

import io.filetransfer.common.ListedFile;
import io.filetransfer.common.OldestFile;
import io.filetransfer.common.log.LogLine;
import io.filetransfer.common.log.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** What a check has found by the time at which it ends, one way or another. */
final class Findings {

    private final OldestFile oldest = new OldestFile();
    private long failed;
    private boolean isComplete;

    /** Notes files of the transfer that are left in the zone. */
    void left(Collection<ListedFile> files) {
        oldest.add(files);
    }

    /** Notes how many files have failed for good. */
    void failed(long files) {
        failed = files;
    }

    /** Notes that the transfer is complete. */
    void complete() {
        isComplete = true;
    }

    /** Completes the check's line in the log. Where only recorded files are unfinished, their age is not known. */
    LogLine describe(LogLine line, Instant now) {
        if (failed > 0) {
            line.with(Metric.FILES_FAILED, failed);
        }
        if (isComplete) {
            return withAge(line, Duration.ZERO);
        }
        oldest.age(now).ifPresent(age -> withAge(line, age));
        return line;
    }

    private static LogLine withAge(LogLine line, Duration age) {
        return line.with(Metric.OLDEST_UNFINISHED_FILE_AGE, age.toSeconds());
    }
}
