package io.filetransfer.emulator.states.engine;

import java.time.Duration;

/** How long a Wait state, the interval before a retry or a poll for an activity's task really takes. Timeouts and heartbeats are never scaled. */
@FunctionalInterface
public interface TimeScale {

    /**
     * Scales one waiting time.
     *
     * @param wait the time that the definition asks for
     * @return the time to wait
     */
    Duration scale(Duration wait);

    /** Returns the scale that waits as long as the definition says. */
    static TimeScale realTime() {
        return wait -> wait;
    }

    /**
     * Returns a scale that waits a fraction of what the definition says.
     *
     * @param divisor what each waiting time is divided by
     * @throws IllegalArgumentException when the divisor is not a positive, finite number
     */
    static TimeScale dividedBy(double divisor) {
        if (!(divisor > 0) || Double.isInfinite(divisor)) {
            throw new IllegalArgumentException("divisor " + divisor + ": expected a positive, finite number");
        }
        return wait -> Duration.ofMillis(Math.round(wait.toMillis() / divisor));
    }
}
