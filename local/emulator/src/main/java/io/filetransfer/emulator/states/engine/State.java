package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One state of a state machine. Immutable; shared by all executions.
 *
 * @param name its name, unique in the state machine
 * @param type the value of its {@code Type} field
 * @param data how data goes through
 * @param work what it does with its effective input
 * @param recovery its Retry and Catch
 * @param choices where it leads
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html">Workflow states</a>
 */
public record State(String name, String type, DataFlow data, Work work, Recovery recovery, Choices choices) {

    static final String TASK = "Task";

    /** What a state leaves behind: its output and the state that follows, none after a terminal one. */
    record Transition(JsonNode output, Optional<String> next) {}

    /** Returns the names of the states that it can lead to. */
    public List<String> targets() {
        return Stream.concat(choices.targets(), recovery.targets()).toList();
    }

    /** Tells whether its scope can end with it. */
    public boolean terminal() {
        return choices.targets().findAny().isEmpty();
    }

    /**
     * Runs the state.
     *
     * @throws StateFailedException when the state fails and handles that by no Catch of its own
     * @throws InterruptedException when the execution, or the branch, was stopped
     */
    Transition run(Visit visit) throws StateFailedException, InterruptedException {
        try {
            return recovery.retry(visit, this::attempt);
        } catch (StateFailedException e) {
            if (e.fromBranch()) {
                visit.record(Event.plain("ParallelStateFailed"));
            }
            return recovery.fallBack(visit, e);
        }
    }

    private Transition attempt(Visit visit) throws StateFailedException, InterruptedException {
        JsonNode effective = data.input(visit);
        JsonNode result = work.result(effective, visit);
        Optional<String> next = choices.next(effective, visit);
        return new Transition(data.output(result, visit), next);
    }
}
