package io.filetransfer.master;

import io.filetransfer.common.aws.OldestFile;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogLine;
import io.filetransfer.common.log.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a run.
 *
 * @param outcome whether all is started
 * @param message what people read
 * @param summary the counts
 * @param oldest the oldest file that was listed
 * @param listedTheWholeZone whether the listing went from the zone's beginning to its end
 */
record FanOutResult(
        Outcome outcome, String message, FanOutSummary summary, OldestFile oldest, boolean listedTheWholeZone) {

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

    /** Returns the same result with more to read. */
    FanOutResult with(List<String> notes) {
        String all = Stream.concat(Stream.of(message), notes.stream()).collect(Collectors.joining("; "));
        return new FanOutResult(outcome, all, summary, oldest, listedTheWholeZone);
    }

    /** Returns the run's line in the log. */
    LogLine line(Instant now) {
        LogLine line = LogLine.of(outcome.level, message)
                .outcome(outcome.name())
                .with("files_found", summary.filesFound())
                .with("files_started", summary.filesStarted())
                .with(Metric.FILES_STARTED, summary.filesStarted());
        oldestAge(now).ifPresent(age -> line.with(Metric.OLDEST_UNFINISHED_FILE_AGE, age.toSeconds()));
        return line;
    }

    /** A run that found no file knows of none in the zone only if it has listed all of it. */
    private Optional<Duration> oldestAge(Instant now) {
        return oldest.age(now).or(() -> listedTheWholeZone ? Optional.of(Duration.ZERO) : Optional.empty());
    }
}
