package io.filetransfer.slave;

import java.time.Duration;
import java.util.function.IntSupplier;

/** The moment at which Lambda ends the function, whatever it is doing. */
final class Deadline {

    private final IntSupplier remainingMillis;

    /**
     * Creates the deadline.
     *
     * @param remainingMillis the time left to the function in milliseconds
     */
    Deadline(IntSupplier remainingMillis) {
        this.remainingMillis = remainingMillis;
    }

    /** Returns the time left to the function. */
    synchronized Duration left() {
        return Duration.ofMillis(remainingMillis.getAsInt());
    }
}
