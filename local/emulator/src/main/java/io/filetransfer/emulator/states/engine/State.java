package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One state of a state machine. Immutable; shared by all executions.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html">Workflow states</a>
 */
public sealed interface State
        permits TaskState, WaitState, PassState, ChoiceState, SucceedState, FailState, ParallelState {

    /** Returns its name, unique in the state machine. */
    String name();

    /** Returns the value of its {@code Type} field. */
    String type();

    /** Returns the names of the states that it can lead to. */
    List<String> targets();

    /** Tells whether its scope can end with this state. */
    boolean terminal();

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
