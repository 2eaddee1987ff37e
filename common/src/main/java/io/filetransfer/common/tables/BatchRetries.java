package io.filetransfer.common.tables;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Repeats what a batch has left undone: under throttling a successful answer may have left out some of the items.
 *
 * @param firstBackoff the longest pause before the second attempt, from which the others grow
 */
record BatchRetries(Duration firstBackoff) {

    /** Most items that one call may write. */
    static final int MAX_BATCH = 25;

    /** How often an item is tried. */
    static final int MAX_ATTEMPTS = 8;

    /**
     * Makes a call until nothing is left, with longer and longer pauses.
     *
     * @param items what to write
     * @param call writes items and returns those to be written again
     * @return what is left after the last attempt
     */
    <T> List<T> untilDone(List<T> items, UnaryOperator<List<T>> call) {
        List<T> remaining = new ArrayList<>(items);
        for (int attempt = 0; attempt < MAX_ATTEMPTS && !remaining.isEmpty(); attempt++) {
            backOff(attempt);
            remaining = call.apply(remaining);
        }
        return remaining;
    }

    private void backOff(int attempt) {
        if (attempt > 0) {
            long ceiling = firstBackoff.toNanos() << (attempt - 1);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
        }
    }
}
