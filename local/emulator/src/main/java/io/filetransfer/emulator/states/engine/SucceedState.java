package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Ends its scope with success.
 *
 * @param name its name
 * @param data how data goes through
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html">Succeed state</a>
 */
public record SucceedState(String name, DataFlow data) implements State {

    @Override
    public String type() {
        return "Succeed";
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
        return new Transition(data.output(input, data.input(input, visit), visit), Optional.empty());
    }
}
