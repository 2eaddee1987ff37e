package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State.Transition;
import java.util.Optional;

/**
 * Ends its scope with an error.
 *
 * @param error the error name, if any
 * @param cause the cause, if any
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html">Fail state</a>
 */
public record FailState(Optional<Setting<String>> error, Optional<Setting<String>> cause) implements State.Work {

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException {
        throw new StateFailedException(new Failure(resolve(error, input, visit), resolve(cause, input, visit)));
    }

    private static Optional<String> resolve(Optional<Setting<String>> text, JsonNode input, Visit visit)
            throws StateFailedException {
        return text.isPresent() ? Optional.of(text.get().resolve(input, visit)) : Optional.empty();
    }
}
