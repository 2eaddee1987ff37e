package io.filetransfer.emulator.states.engine;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When, how often and after which intervals a failed state is run again.
 *
 * @param errorEquals the error names it is for
 * @param intervalSeconds the first interval
 * @param maxAttempts how many retries; 0 for none
 * @param backoffRate what the interval is multiplied by after each retry
 * @param maxDelaySeconds the longest interval, if it is limited
 * @param fullJitter whether the interval is a random part of what it would be
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error">Retrying
 *     after an error</a>
 */
public record Retrier(
        List<String> errorEquals,
        long intervalSeconds,
        long maxAttempts,
        double backoffRate,
        OptionalLong maxDelaySeconds,
        boolean fullJitter) {

    /**
     * Returns the interval before a retry.
     *
     * @param retriesBefore how many retries this retrier has already caused
     */
    Duration interval(long retriesBefore) {
        double seconds = (double) intervalSeconds * Math.pow(backoffRate, (double) retriesBefore);
        double capped = Math.min(seconds, (double) maxDelaySeconds.orElse(Seconds.MAX));
        double millis =
                capped * 1000 * (fullJitter ? ThreadLocalRandom.current().nextDouble() : 1);
        return Duration.ofMillis(Math.round(millis));
    }
}
