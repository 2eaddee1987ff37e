package io.filetransfer.master;

import io.filetransfer.common.OldestFile;
import io.filetransfer.common.log.LogLine;
import io.filetransfer.common.log.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run did, also when it left files.
 *
 * @param summary the counts
 * @param oldest the oldest file that was listed
 * @param listedTheWholeZone whether the listing went from the zone's beginning to its end
 */
record FanOutTally(FanOutSummary summary, OldestFile oldest, boolean listedTheWholeZone) {

    /** Completes the run's line in the log. */
    LogLine describe(LogLine line, Instant now) {
        line.with("files_found", summary.filesFound())
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
