package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One state of a state machine. Immutable; shared by all executions.
 *
 * @param name its name, unique in the state machine
 * @param type the value of its {@code Type} field
 * @param targets the names of the states that it can lead to
 * @param terminal whether its scope can end with it
 * @param work what it does
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html">Workflow states</a>
 */
public record State(String name, String type, List<String> targets, boolean terminal, Work work) {

    static final String TASK = "Task";

    /** What a state of some type does. */
    public sealed interface Work permits PassState, WaitState, ChoiceState, FailState, TaskState, ParallelState {

        /**
         * Does the state's work.
         *
         * @param input its raw input
         * @param visit this run of the state: records events, gives the context object
         * @throws StateFailedException when the state fails and handles that by no Catch of its own
         * @throws InterruptedException when the execution, or the branch, was stopped
         */
        Transition run(JsonNode input, Visit visit) throws StateFailedException, InterruptedException;
    }

    /**
     * What a state leaves behind.
     *
     * @param output its output
     * @param next the state that follows; empty when this one was terminal
     */
    record Transition(JsonNode output, Optional<String> next) {}
}
