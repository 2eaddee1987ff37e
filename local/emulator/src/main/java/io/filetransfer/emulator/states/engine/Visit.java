package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.lambda.FunctionInvoker;
import io.filetransfer.emulator.states.path.EvaluationException;
import io.filetransfer.emulator.states.path.Expression.Data;
import io.filetransfer.emulator.states.path.Json;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Duration;
import java.time.Instant;

/** One run of one state: its raw input, its place in the history, its context object, the means to work with. */
final class Visit {

    private final State state;
    private final JsonNode input;
    private final Branch branch;
    private final Execution execution;
    private final long enteredEventId;
    private final Instant enteredTime = Instant.now();
    private int retryCount;

    Visit(State state, JsonNode input, Branch branch, Execution execution, long enteredEventId) {
        this.state = state;
        this.input = input;
        this.branch = branch;
        this.execution = execution;
        this.enteredEventId = enteredEventId;
    }

    State state() {
        return state;
    }

    /** Returns the state's raw input. */
    JsonNode input() {
        return input;
    }

    Branch branch() {
        return branch;
    }

    Execution execution() {
        return execution;
    }

    /** Returns Lambda as the state machine's role may use it. */
    FunctionInvoker lambda() {
        return execution.resources().lambda().apply(execution.info().machine().roleArn());
    }

    void record(Event event) throws InterruptedException {
        branch.record(event);
    }

    /** Returns the given document together with the context object as of now. */
    Data data(JsonNode document) {
        ObjectNode here =
                Json.object().put("EnteredTime", Timestamps.format(enteredTime)).put("Name", state.name());
        if (state.type().equals(State.TASK)) {
            here.put("RetryCount", retryCount);
        }
        return new Data(document, execution.context(here));
    }

    /** Waits as long as a Wait state or a retrier asks for, on the execution's time scale. */
    void pause(Duration asked) throws InterruptedException {
        Thread.sleep(execution.resources().timeScale().scale(asked));
    }

    void countRetry() {
        retryCount++;
    }

    /** Returns a failure of the given name whose cause says in which state it arose. */
    StateFailedException failure(String error, String problem) {
        return new StateFailedException(Failure.of(
                error,
                "An error occurred while executing the state '" + state.name() + "' (entered at the event id #"
                        + enteredEventId + "). " + problem));
    }

    StateFailedException failure(EvaluationException e) {
        return failure(e.error(), e.getMessage());
    }
}
