package io.filetransfer.runner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * The states that an execution went through, read from its history. Events of one branch are chained by their previous event, which
 * tells the branches apart.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
final class ExecutionHistory {

    private final List<StateVisit> visits = new ArrayList<>();
    private final Map<Long, Integer> visitOfEvent = new HashMap<>();
    private final Map<Long, Integer> branchOfEvent = new HashMap<>();
    private final BranchOrder order;
    private Long parallelStarted;

    private ExecutionHistory(BranchOrder order) {
        this.order = order;
    }

    /**
     * Reads a history.
     *
     * @param events all events so far, oldest first
     * @param order numbers the branches
     */
    static ExecutionHistory of(Iterable<HistoryEvent> events, BranchOrder order) {
        ExecutionHistory history = new ExecutionHistory(order);
        events.forEach(history::add);
        return history;
    }

    /** Returns every stay in a state, by branch and then by time. */
    List<StateVisit> visits() {
        return visits.stream()
                .sorted(Comparator.comparingInt(StateVisit::branch))
                .toList();
    }

    /** Returns the last state of each branch, marked when it is over. */
    List<String> branchStates() {
        Map<Integer, StateVisit> last = new TreeMap<>();
        visits.stream().filter(visit -> visit.branch() > 0).forEach(visit -> last.put(visit.branch(), visit));
        return last.values().stream()
                .map(visit -> visit.isOpen() ? visit.state() : visit.state() + " (" + visit.ending() + ")")
                .toList();
    }

    private void add(HistoryEvent event) {
        int branch = branch(event);
        branchOfEvent.put(event.id(), branch);
        String type = event.typeAsString();
        if (type.equals("ParallelStateStarted")) {
            parallelStarted = event.id();
        }
        if (event.stateEnteredEventDetails() != null) {
            enter(event, branch);
            return;
        }
        Integer visit = visitOfEvent.get(predecessor(event));
        if (visit != null) {
            visitOfEvent.put(event.id(), visit);
            visits.set(visit, change(event, type).apply(visits.get(visit)));
        }
    }

    /** The end of a Parallel state follows an event of one of its branches but concerns the Parallel state. */
    private Long predecessor(HistoryEvent event) {
        String type = event.typeAsString();
        boolean endsParallel = type.equals("ParallelStateSucceeded") || type.equals("ParallelStateFailed");
        return endsParallel && parallelStarted != null ? parallelStarted : event.previousEventId();
    }

    private int branch(HistoryEvent event) {
        boolean startsBranch = event.stateEnteredEventDetails() != null
                && parallelStarted != null
                && parallelStarted.equals(event.previousEventId());
        return startsBranch
                ? order.number(event.stateEnteredEventDetails().name())
                : branchOfEvent.getOrDefault(predecessor(event), 0);
    }

    private void enter(HistoryEvent event, int branch) {
        StateVisit visit = StateVisit.enteredAt(
                event.timestamp(), branch, event.stateEnteredEventDetails().name());
        boolean failState = event.typeAsString().equals("FailStateEntered");
        visitOfEvent.put(event.id(), visits.size());
        visits.add(failState ? visit.ended(event.timestamp(), "failed") : visit);
    }

    private static UnaryOperator<StateVisit> change(HistoryEvent event, String type) {
        Instant time = event.timestamp();
        if (event.stateExitedEventDetails() != null) {
            return visit -> visit.ended(time, "done");
        }
        if (type.endsWith("StateAborted")) {
            return visit -> visit.ended(time, "stopped");
        }
        if (type.equals("ParallelStateFailed")) {
            return visit -> visit.ended(time, "failed");
        }
        return TaskFailure.of(event)
                .<UnaryOperator<StateVisit>>map(error -> visit -> visit.failedAttempt(error))
                .orElse(UnaryOperator.identity());
    }
}
