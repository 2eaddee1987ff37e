package io.filetransfer.emulator.states.api;

import java.math.BigDecimal;
import java.time.Instant;

/** Timestamps as the wire protocol has them. */
final class Times {

    private Times() {}

    /** Returns the seconds since the epoch, with milliseconds. */
    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }
}
