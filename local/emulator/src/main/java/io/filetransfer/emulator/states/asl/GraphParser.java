package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.StateGraph;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code StartAt} and {@code States}, of the state machine and of each branch. */
final class GraphParser {

    private static final int MAX_NAME = 80;

    private final Problems problems;
    private final Set<String> names = new HashSet<>();
    private final StateParser stateParser = new StateParser(this);

    GraphParser(Problems problems) {
        this.problems = problems;
    }

    /** Reads the scope whose fields these are; empty when it cannot be run. */
    Optional<StateGraph> parse(Fields scope) {
        Optional<String> startAt = scope.required("StartAt", scope.string("StartAt"));
        Optional<JsonNode> states = scope.required("States", scope.object("States"));
        if (startAt.isEmpty() || states.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Optional<State>> parsed = new LinkedHashMap<>();
        states.get().properties().forEach(state -> parsed.put(state.getKey(), state(scope, state)));
        new GraphCheck(scope, startAt.get(), parsed).run();
        Map<String, State> valid = new LinkedHashMap<>();
        parsed.forEach((name, state) -> state.ifPresent(present -> valid.put(name, present)));
        return Optional.of(new StateGraph(startAt.get(), valid));
    }

    private Optional<State> state(Fields scope, Map.Entry<String, JsonNode> state) {
        String location = scope.location("States/" + state.getKey());
        checkName(location, state.getKey());
        Fields fields = new Fields(state.getValue(), location, problems);
        return state.getValue().isObject() ? stateParser.parse(state.getKey(), fields) : Optional.empty();
    }

    private void checkName(String location, String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME) {
            problems.add(
                    location,
                    "a state's name has 1 to " + MAX_NAME + " characters, this one has "
                            + name.codePointCount(0, name.length()));
        }
        if (!names.add(name)) {
            problems.add(location, "another state of this state machine has the same name");
        }
    }
}
