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
import java.util.stream.Stream;

/**
 * The Retry and Catch of a state, in the order of the definition.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling errors</a>
 */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

    /** Neither retries nor catches. */
    public static final Recovery NONE = new Recovery(List.of(), List.of());

    /** When, how often and after which intervals a failed state is run again. */
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

    /** Where a state machine goes on after a failed state; its error output is dropped when there is no path. */
    public record Catcher(List<String> errorEquals, Optional<ReferencePath> resultPath, String next) {}

    /** One try at a state's work. */
    @FunctionalInterface
    interface Attempt {
        Transition run(Visit visit) throws StateFailedException, InterruptedException;
    }

    /** Tries until it succeeds or no retrier is left for the last error, which is thrown. */
    Transition retry(Visit visit, Attempt attempt) throws StateFailedException, InterruptedException {
        Map<Retrier, Long> retries = new HashMap<>();
        while (true) {
            try {
                return attempt.run(visit);
            } catch (StateFailedException e) {
                Retrier retrier = retriers.stream()
                        .filter(candidate -> e.matchedBy(candidate.errorEquals()))
                        .findFirst()
                        .orElseThrow(() -> e);
                long before = retries.getOrDefault(retrier, 0L);
                if (before >= retrier.maxAttempts()) {
                    throw e;
                }
                retries.put(retrier, before + 1);
                visit.pause(retrier.interval(before));
                visit.countRetry();
            }
        }
    }

    /** Goes where a catcher leads, or throws the failure when no catcher is for it. */
    Transition fallBack(Visit visit, StateFailedException failed) throws StateFailedException {
        Catcher catcher = catchers.stream()
                .filter(candidate -> failed.matchedBy(candidate.errorEquals()))
                .findFirst()
                .orElseThrow(() -> failed);
        JsonNode output = DataFlow.place(catcher.resultPath(), failed.failure().output(), visit);
        return new Transition(DataFlow.limited(output, visit), Optional.of(catcher.next()));
    }

    Stream<String> targets() {
        return catchers.stream().map(Catcher::next);
    }
}
