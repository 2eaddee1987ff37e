package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State.Transition;
import java.util.Map;
import java.util.Optional;

/** The states of a state machine or of one branch, by name. */
public record StateGraph(String startAt, Map<String, State> states) {

    /** Runs from the first state to a terminal one, and returns that one's output. */
    JsonNode run(JsonNode input, Branch branch, Execution execution) throws StateFailedException, InterruptedException {
        JsonNode data = input;
        Optional<String> next = Optional.of(startAt);
        while (next.isPresent()) {
            State state = states.get(next.get());
            long eventId = branch.enter(state, Event.entered(state, data));
            Transition transition = state.run(new Visit(state, data, branch, execution, eventId));
            branch.exit(Event.exited(state, transition.output()));
            data = transition.output();
            next = transition.next();
        }
        return data;
    }
}
