package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Passes its input on, or a fixed result.
 *
 * @param name its name
 * @param data how data goes through
 * @param result the fixed result, if any
 * @param next the state that follows; empty when this one is terminal
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html">Pass state</a>
 */
public record PassState(String name, DataFlow data, Optional<JsonNode> result, Optional<String> next) implements State {

    @Override
    public String type() {
        return "Pass";
    }

    @Override
    public List<String> targets() {
        return next.stream().toList();
    }

    @Override
    public boolean terminal() {
        return next.isEmpty();
    }

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException {
        JsonNode effective = data.input(input, visit);
        return new Transition(data.output(input, result.orElse(effective), visit), next);
    }
}
