package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Retry and Catch of a state.
 *
 * @param retriers in the order of the definition
 * @param catchers in the order of the definition
 */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

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

    List<String> targets() {
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
