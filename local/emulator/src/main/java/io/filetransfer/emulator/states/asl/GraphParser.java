package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.StateGraph;
import java.util.ArrayDeque;
import java.util.Deque;
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
        new Check(scope, startAt.get(), parsed).run();
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

    /** Checks how the states of one scope hang together. */
    private record Check(Fields scope, String startAt, Map<String, Optional<State>> states) {

        void run() {
            checkTarget("StartAt", startAt);
            states.values().forEach(state -> state.ifPresent(this::checkTargets));
            // What could not be read leads nobody knows where, so no state can be called unreachable then.
            if (scope.problems().none()) {
                checkReachable();
            }
        }

        private void checkTargets(State state) {
            state.targets().stream().distinct().forEach(target -> checkTarget("States/" + state.name(), target));
        }

        private void checkTarget(String field, String target) {
            if (!states.containsKey(target)) {
                scope.problem(field, "there is no state '" + target + "' in this scope");
            }
        }

        private void checkReachable() {
            Set<String> reached = reachable();
            states.keySet().stream()
                    .filter(name -> !reached.contains(name))
                    .forEach(name -> scope.problem("States/" + name, "the state is not reachable from StartAt"));
            if (reached.stream()
                    .noneMatch(name -> states.get(name).orElseThrow().terminal())) {
                scope.problem("States", "no terminal state is reachable from StartAt");
            }
        }

        private Set<String> reachable() {
            Set<String> reached = new HashSet<>();
            Deque<String> open = new ArrayDeque<>();
            open.add(startAt);
            while (!open.isEmpty()) {
                String name = open.remove();
                if (states.containsKey(name) && reached.add(name)) {
                    open.addAll(states.get(name).orElseThrow().targets());
                }
            }
            return reached;
        }
    }
}
