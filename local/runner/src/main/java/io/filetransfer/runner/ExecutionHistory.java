package io.filetransfer.runner;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * The states that an execution went through, read from its history. Each event names the one before it in its branch, which tells the
 * branches apart.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
final class ExecutionHistory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FAILED_ATTEMPT = Pattern.compile("(LambdaFunction|Activity).*(Failed|TimedOut)");
    private static final Pattern OF_PARALLEL = Pattern.compile("ParallelState(Started|Succeeded|Failed|Exited)");

    private final List<StateVisit> visits = new ArrayList<>();
    private final Map<Long, Integer> visitOfEvent = new HashMap<>();
    private Long parallelStarted;

    private ExecutionHistory() {}

    /** Reads a history from all its events so far, oldest first. */
    static ExecutionHistory of(Iterable<HistoryEvent> events) {
        ExecutionHistory history = new ExecutionHistory();
        events.forEach(history::add);
        return history;
    }

    /** Returns every stay in a state, oldest first. */
    List<StateVisit> visits() {
        return visits;
    }

    /** Returns the states that the execution is in: one for each branch that is not over, and not the Parallel state around them. */
    List<String> openStates() {
        return visits.stream()
                .filter(visit -> visit.isOpen() && !visit.parallel())
                .map(StateVisit::state)
                .sorted()
                .toList();
    }

    private void add(HistoryEvent event) {
        String type = event.typeAsString();
        if (OF_PARALLEL.matcher(type).matches()) {
            endBranches(event);
        }
        Integer visit = visitOfEvent.get(predecessor(event));
        if (event.stateEnteredEventDetails() != null) {
            visit = visits.size();
            visits.add(StateVisit.of(event));
        } else if (visit != null) {
            visits.set(visit, changed(visits.get(visit), event));
        }
        if (visit != null) {
            visitOfEvent.put(event.id(), visit);
        }
        if (type.equals("ParallelStateStarted")) {
            parallelStarted = event.id();
        }
    }

    /** A retry and the end of a Parallel state follow an event of one of its branches but concern the Parallel state. */
    private Long predecessor(HistoryEvent event) {
        Integer before = visitOfEvent.get(event.previousEventId());
        boolean followsBranch = before != null && !visits.get(before).parallel();
        return followsBranch && OF_PARALLEL.matcher(event.typeAsString()).matches()
                ? parallelStarted
                : event.previousEventId();
    }

    /**
     * Ends what the branches of a Parallel state are in when an attempt of it is over. The events of aborted states do not
     * tell which branch they are of: all follow the event of the branch that failed.
     */
    private void endBranches(HistoryEvent event) {
        Integer failed = visitOfEvent.get(event.previousEventId());
        for (int i = 0; i < visits.size(); i++) {
            StateVisit visit = visits.get(i);
            if (visit.isOpen() && !visit.parallel()) {
                boolean isCause = failed != null && failed == i;
                visits.set(i, visit.ended(event.timestamp(), isCause ? "failed" : "stopped"));
            }
        }
    }

    private static StateVisit changed(StateVisit visit, HistoryEvent event) {
        String type = event.typeAsString();
        if (event.stateExitedEventDetails() != null) {
            return visit.ended(event.timestamp(), "done");
        }
        if (type.equals("ParallelStateFailed")) {
            return visit.ended(event.timestamp(), "failed");
        }
        return FAILED_ATTEMPT.matcher(type).matches() ? visit.failedAttempt(error(event)) : visit;
    }

    private static String error(HistoryEvent event) {
        JsonNode details = SdkJson.of(event);
        String message = message(details.findPath("cause").asText());
        return details.findPath("error").asText() + (message.isEmpty() ? "" : ": " + message);
    }

    /** A function's cause is Lambda's error document, of which a person wants the message. */
    private static String message(String cause) {
        try {
            return JSON.readTree(cause).path("errorMessage").asText(cause);
        } catch (JacksonException notJson) {
            return cause;
        }
    }
}
