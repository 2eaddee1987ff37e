package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Waits.
 *
 * @param name its name
 * @param data how data goes through
 * @param time how long
 * @param next the state that follows; empty when this one is terminal
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html">Wait state</a>
 */
public record WaitState(String name, DataFlow data, WaitTime time, Optional<String> next) implements State {

    @Override
    public String type() {
        return "Wait";
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
    public Transition run(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        JsonNode effective = data.input(input, visit);
        visit.pause(time.resolve(effective, visit));
        return new Transition(data.output(input, effective, visit), next);
    }
}
