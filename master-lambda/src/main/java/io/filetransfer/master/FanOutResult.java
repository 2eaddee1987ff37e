package io.filetransfer.master;

import io.filetransfer.common.aws.OldestFile;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogLine;
import io.filetransfer.common.log.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param found how many files were listed that are to be transferred
 * @param started how many of them were recorded and their slave invoked
 */
record FanOutResult(
        Outcome outcome, String message, long found, long started, OldestFile oldest, boolean listedTheWholeZone) {

    /** Master's answer: {@code {"files_found": 395, "files_started": 395}}. */
    record Summary(long filesFound, long filesStarted) {}

    /** Whether all is started. */
    enum Outcome {
        /** Every file is started. */
        STARTED(LogLevel.INFO),
        /** Files are left that another run may start. */
        UNFINISHED(LogLevel.WARN),
        /** Files are left, and another run would be refused what this one was refused. */
        REFUSED(LogLevel.ERROR);

        private final LogLevel level;

        Outcome(LogLevel level) {
            this.level = level;
        }
    }

    /** Returns master's answer. */
    Summary summary() {
        return new Summary(found, started);
    }

    /** Returns the run's line in the log. */
    LogLine line(Instant now) {
        LogLine line = LogLine.of(outcome.level, message)
                .outcome(outcome.name())
                .with("files_found", found)
                .with("files_started", started)
                .with(Metric.FILES_STARTED, started);
        oldestAge(now).ifPresent(age -> line.with(Metric.OLDEST_UNFINISHED_FILE_AGE, age.toSeconds()));
        return line;
    }

    /** A run that found no file knows of none in the zone only if it has listed all of it. */
    private Optional<Duration> oldestAge(Instant now) {
        return oldest.age(now).or(() -> listedTheWholeZone ? Optional.of(Duration.ZERO) : Optional.empty());
    }
}
