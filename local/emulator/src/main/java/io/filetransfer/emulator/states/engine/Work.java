package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a state does between its effective input and its result. */
@FunctionalInterface
public interface Work {

    /** Makes the result of the effective input, in one run of the state. */
    JsonNode result(JsonNode input, Visit visit) throws StateFailedException, InterruptedException;

    /** Passes on a fixed result or, if there is none, the input. */
    static Work pass(Optional<JsonNode> result) {
        return (input, visit) -> result.orElse(input);
    }

    /** Waits so many seconds. */
    static Work pause(Setting seconds) {
        return (input, visit) -> {
            visit.pause(Duration.ofSeconds(seconds.seconds(input, 0, visit)));
            return input;
        };
    }

    /** Waits until a timestamp; not at all when it is past. */
    static Work pauseUntil(Setting timestamp) {
        return (input, visit) -> {
            String text = timestamp.text(input, visit);
            Instant until = Timestamps.parse(text)
                    .orElseThrow(() -> visit.failure(ErrorNames.RUNTIME, "'" + text + "' is not a timestamp."));
            Duration wait = Duration.between(Instant.now(), until);
            if (wait.toSeconds() > Integer.MAX_VALUE) {
                throw visit.failure(ErrorNames.RUNTIME, "Wait state delay is too long.");
            }
            visit.pause(wait.isNegative() ? Duration.ZERO : wait);
            return input;
        };
    }

    /** Fails with an error and a cause, if they are given. */
    static Work fail(Optional<Setting> error, Optional<Setting> cause) {
        return (input, visit) -> {
            throw new StateFailedException(new Failure(text(error, input, visit), text(cause, input, visit)));
        };
    }

    /** Runs branches at the same time; the result is the array of their outputs. */
    static Work parallel(List<StateGraph> branches) {
        return (input, visit) -> {
            visit.record(Event.plain("ParallelStateStarted"));
            return new ParallelRun(visit, branches).outputs(input);
        };
    }

    private static Optional<String> text(Optional<Setting> setting, JsonNode input, Visit visit)
            throws StateFailedException {
        return setting.isPresent() ? Optional.of(setting.get().text(input, visit)) : Optional.empty();
    }
}
