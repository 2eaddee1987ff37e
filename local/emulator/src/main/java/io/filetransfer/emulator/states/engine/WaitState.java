package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State.Transition;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits.
 *
 * @param data how data goes through
 * @param time how long
 * @param next the state that follows; empty when this one is terminal
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html">Wait state</a>
 */
public record WaitState(DataFlow data, Setting<Duration> time, Optional<String> next) implements State.Work {

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        JsonNode effective = data.input(input, visit);
        visit.pause(time.resolve(effective, visit));
        return new Transition(data.output(input, effective, visit), next);
    }
}
