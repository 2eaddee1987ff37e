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

    private final Set<String> names = new HashSet<>();
    private final StateParser stateParser = new StateParser(this);

    /** Reads the scope whose fields these are, and checks how its states hang together; empty when it has none. */
    Optional<StateGraph> parse(Fields scope) {
        Optional<String> startAt = scope.required("StartAt", scope.string("StartAt"));
        Optional<JsonNode> states = scope.required("States", scope.object("States"));
        if (startAt.isEmpty() || states.isEmpty()) {
            return Optional.empty();
        }
        Map<String, State> parsed = new LinkedHashMap<>();
        states.get().properties().forEach(entry -> {
            String name = entry.getKey();
            Fields fields = scope.inner("States/" + name, entry.getValue());
            checkName(name, fields);
            if (entry.getValue().isObject()) {
                stateParser.parse(name, fields).ifPresent(state -> parsed.put(name, state));
            }
        });
        StateGraph graph = new StateGraph(startAt.get(), parsed);
        checkTargets(graph, states.get(), scope);
        // What could not be read leads nobody knows where, so no state can be called unreachable then.
        if (scope.noProblems()) {
            checkReachable(graph, scope);
        }
        return Optional.of(graph);
    }

    private void checkName(String name, Fields fields) {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MAX_NAME) {
            fields.problem("a state's name has 1 to " + MAX_NAME + " characters, this one has " + length);
        }
        if (!names.add(name)) {
            fields.problem("another state of this state machine has the same name");
        }
    }

    private static void checkTargets(StateGraph graph, JsonNode states, Fields scope) {
        checkTarget("StartAt", graph.startAt(), states, scope);
        for (State state : graph.states().values()) {
            state.targets().stream()
                    .distinct()
                    .forEach(target -> checkTarget("States/" + state.name(), target, states, scope));
        }
    }

    private static void checkTarget(String field, String target, JsonNode states, Fields scope) {
        if (!states.has(target)) {
            scope.problem(field, "there is no state '" + target + "' in this scope");
        }
    }

    private static void checkReachable(StateGraph graph, Fields scope) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(graph.startAt()));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (reached.add(name)) {
                open.addAll(graph.states().get(name).targets());
            }
        }
        graph.states().keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name -> scope.problem("States/" + name, "the state is not reachable from StartAt"));
        if (reached.stream().noneMatch(name -> graph.states().get(name).terminal())) {
            scope.problem("States", "no terminal state is reachable from StartAt");
        }
    }
}
