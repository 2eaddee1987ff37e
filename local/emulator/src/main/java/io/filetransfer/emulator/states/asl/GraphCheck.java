package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks how the states of one scope hang together. */
final class GraphCheck {

    private final Fields scope;
    private final String startAt;
    private final Map<String, Optional<State>> states;

    GraphCheck(Fields scope, String startAt, Map<String, Optional<State>> states) {
        this.scope = scope;
        this.startAt = startAt;
        this.states = states;
    }

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
        if (reached.stream().noneMatch(name -> states.get(name).orElseThrow().terminal())) {
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
