package io.filetransfer.master;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * How much of the function's time a run uses. What it starts last, a batch write and 25 invokes one after the other, takes two seconds
 * when all is well and several times that while a service throttles and the SDK tries again.
 */
final class Deadline {

    /** Nothing is started any more: 20 s for what is in flight, through retries, and then {@link #CUT_OFF}. */
    static final Duration LAST_START = Duration.ofSeconds(30);

    /** What is still in flight is cut off: 10 s for it to end, to keep the position, through retries, and to answer. */
    static final Duration CUT_OFF = Duration.ofSeconds(10);

    /** How long threads that were cut off are waited for, at most: they take back what they have recorded and not started. */
    static final Duration UNWINDING = Duration.ofSeconds(5);

    private final IntSupplier remainingMillis;

    /**
     * Creates the deadline.
     *
     * @param remainingMillis the time left to the function in milliseconds
     */
    Deadline(IntSupplier remainingMillis) {
        this.remainingMillis = remainingMillis;
    }

    /** Returns whether it is too late to start anything. */
    boolean isNear() {
        return untilLastStart().isNegative();
    }

    /** Returns the time that is left to start anything; negative when it is over. */
    Duration untilLastStart() {
        return left().minus(LAST_START);
    }

    /** Returns the time after which what is in flight has to be cut off; negative when that is over. */
    Duration untilCutOff() {
        return left().minus(CUT_OFF);
    }

    private Duration left() {
        return Duration.ofMillis(remainingMillis.getAsInt());
    }
}
