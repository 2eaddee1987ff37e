package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Ends its scope with an error.
 *
 * @param name its name
 * @param error the error name, if any
 * @param cause the cause, if any
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html">Fail state</a>
 */
public record FailState(String name, Optional<Text> error, Optional<Text> cause) implements State {

    @Override
    public String type() {
        return "Fail";
    }

    @Override
    public List<String> targets() {
        return List.of();
    }

    @Override
    public boolean terminal() {
        return true;
    }

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException {
        throw new StateFailedException(new Failure(resolve(error, input, visit), resolve(cause, input, visit)));
    }

    private static Optional<String> resolve(Optional<Text> text, JsonNode input, Visit visit)
            throws StateFailedException {
        return text.isPresent() ? Optional.of(text.get().resolve(input, visit)) : Optional.empty();
    }
}
