package io.filetransfer.common;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * The moment at which Lambda ends the function, whatever it is doing.
 *
 * @param remainingMillis the time that the function has left, in milliseconds
 */
public record Deadline(IntSupplier remainingMillis) {

    /** Returns the time that the function has left. */
    public Duration remaining() {
        return Duration.ofMillis(remainingMillis.getAsInt());
    }

    /** Returns whether there is time for something that may take so long. */
    public boolean leaves(Duration needed) {
        return remaining().compareTo(needed) >= 0;
    }
}
