package io.filetransfer.master;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some files are not started: they could not be, or the function's time was too short. All others are. What is left is still in the
 * source zone, so that running master again starts it. An outcome rather than a defect: it has no stack trace, which would only fill the
 * execution's history.
 */
public final class FanOutUnfinishedException extends RuntimeException {

    private final transient FanOutTally tally;

    private FanOutUnfinishedException(String message, FanOutTally tally) {
        super(message, null, true, false);
        this.tally = tally;
    }

    /** Returns what the run did. */
    FanOutTally tally() {
        return tally;
    }

    /**
     * Says what is left.
     *
     * @param tally what the run did
     * @param firstFailures the first few failures
     * @param stopped how long before the function's end the run was stopped, if it was
     */
    static FanOutUnfinishedException of(FanOutTally tally, List<String> firstFailures, Optional<Duration> stopped) {
        long found = tally.summary().filesFound();
        long started = tally.summary().filesStarted();
        List<String> reasons = new ArrayList<>();
        stopped.ifPresent(left -> reasons.add("stopped %d s before the function's end, after %d files were started"
                .formatted(left.toSeconds(), started)));
        if (reasons.isEmpty() || !firstFailures.isEmpty()) {
            reasons.add(failures(found - started, found, firstFailures));
        }
        return new FanOutUnfinishedException(String.join("; ", reasons), tally);
    }

    private static String failures(long failed, long found, List<String> first) {
        return "%d of %d files could not be started: %s%s"
                .formatted(
                        failed,
                        found,
                        String.join("; ", first),
                        failed > first.size() ? "; and " + (failed - first.size()) + " more" : "");
    }
}
