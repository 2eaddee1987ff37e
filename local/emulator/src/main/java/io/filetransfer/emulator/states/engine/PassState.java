package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State.Transition;
import java.util.Optional;

/**
 * Passes its input on, or a fixed result. A Succeed state is one without a next state.
 *
 * @param data how data goes through
 * @param result the fixed result, if any
 * @param next the state that follows; empty when this one is terminal
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html">Pass state</a>
 */
public record PassState(DataFlow data, Optional<JsonNode> result, Optional<String> next) implements State.Work {

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException {
        JsonNode effective = data.input(input, visit);
        return new Transition(data.output(input, result.orElse(effective), visit), next);
    }
}
