package io.filetransfer.runner;

import io.filetransfer.emulator.states.engine.TimeScale;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What waiting times are divided by. It shortens the time for which status checks are made, but not the work.
 *
 * @param value the divisor
 */
public record FastFactor(double value) {

    /** Stands for a factor that suits the number of files. */
    static final String AUTO = "auto";

    /** For how long the state machine waits between the first check and the last, undivided: 118 times 30 s. */
    static final Duration CHECKS = Duration.ofMinutes(59);

    private static final int MAX = 60;

    /** A fifth of what was measured: a machine may be slow or busy. */
    private static final long FILES_PER_SECOND = 25;

    private static final Duration START = Duration.ofSeconds(20);

    /**
     * Reads the option.
     *
     * @param option a number, or {@link #AUTO}
     * @throws UserException when it is neither
     */
    static FastFactor of(String option, long files, int concurrency) {
        if (option.equals(AUTO)) {
            return suiting(files, concurrency);
        }
        double value = number(option);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new UserException("--fast is '" + option + "', expected a number above 0");
        }
        return new FastFactor(value);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * Chooses a factor with which the checks last as long as the work, on any machine.
     *
     * @param files how many files are moved
     * @param concurrency how many of them at the same time
     * @return a factor from 1 to 60
     */
    public static FastFactor suiting(long files, int concurrency) {
        int atOnce = Math.min(concurrency, Runtime.getRuntime().availableProcessors());
        Duration work = START.plusSeconds(files / (FILES_PER_SECOND * atOnce));
        return new FastFactor(Math.clamp(CHECKS.dividedBy(work), 1, MAX));
    }

    /** Returns the waiting times. */
    public TimeScale scale() {
        return TimeScale.dividedBy(value);
    }

    @Override
    public String toString() {
        return "--fast=" + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
