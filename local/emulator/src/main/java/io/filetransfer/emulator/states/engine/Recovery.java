package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State.Transition;
import io.filetransfer.emulator.states.path.ReferencePath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The Retry and Catch of a state.
 *
 * @param retriers in the order of the definition
 * @param catchers in the order of the definition
 */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

    /** Neither retries nor catches. */
    public static final Recovery NONE = new Recovery(List.of(), List.of());

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

        private Duration interval(long retriesBefore) {
            double seconds = (double) intervalSeconds * Math.pow(backoffRate, (double) retriesBefore);
            double capped = Math.min(seconds, (double) maxDelaySeconds.orElse(Setting.MAX_SECONDS));
            double part = fullJitter ? ThreadLocalRandom.current().nextDouble() : 1;
            return Duration.ofMillis(Math.round(capped * 1000 * part));
        }
    }

    /**
     * Where a state machine goes on after a failed state.
     *
     * @param errorEquals the error names it is for
     * @param resultPath where the error output goes in the failed state's raw input; empty drops it
     * @param next the state that follows
     * @see <a
     *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states">Fallback
     *     states</a>
     */
    public record Catcher(List<String> errorEquals, Optional<ReferencePath> resultPath, String next) {}

    /** One try at a state's work. */
    interface Attempt {
        Transition run() throws StateFailedException, InterruptedException;
    }

    /**
     * Tries until it succeeds or no retrier is left for the error.
     *
     * @throws StateFailedException the last error
     */
    Transition retry(Visit visit, Attempt attempt) throws StateFailedException, InterruptedException {
        Map<Retrier, Long> retries = new HashMap<>();
        while (true) {
            try {
                return attempt.run();
            } catch (StateFailedException e) {
                Optional<Duration> interval = nextInterval(e, retries);
                if (interval.isEmpty()) {
                    throw e;
                }
                visit.pause(interval.get());
                visit.countRetry();
            }
        }
    }

    /** Returns where the catchers lead. */
    public List<String> targets() {
        return catchers.stream().map(Catcher::next).toList();
    }

    private Optional<Duration> nextInterval(StateFailedException failed, Map<Retrier, Long> retries) {
        Optional<Retrier> retrier = retriers.stream()
                .filter(candidate -> failed.matchedBy(candidate.errorEquals()))
                .findFirst();
        if (retrier.isEmpty()) {
            return Optional.empty();
        }
        long before = retries.getOrDefault(retrier.get(), 0L);
        retries.put(retrier.get(), before + 1);
        return before < retrier.get().maxAttempts() ? Optional.of(retrier.get().interval(before)) : Optional.empty();
    }

    /**
     * Goes where a catcher leads.
     *
     * @param raw the state's raw input
     * @throws StateFailedException the given one, when no catcher is for it
     */
    Transition fallBack(JsonNode raw, Visit visit, StateFailedException failed) throws StateFailedException {
        for (Catcher catcher : catchers) {
            if (failed.matchedBy(catcher.errorEquals())) {
                JsonNode output = DataFlow.place(
                        catcher.resultPath(), raw, failed.failure().output(), visit);
                return new Transition(DataFlow.limited(output, visit), Optional.of(catcher.next()));
            }
        }
        throw failed;
    }
}
