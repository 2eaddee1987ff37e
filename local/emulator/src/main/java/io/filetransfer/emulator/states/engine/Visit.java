package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.lambda.FunctionInvoker;
import io.filetransfer.emulator.states.path.Data;
import io.filetransfer.emulator.states.path.Json;
import java.time.Duration;
import java.time.Instant;

/** One run of one state: its place in the history, its context object, the means to work with. */
final class Visit {

    private final State state;
    private final Branch branch;
    private final RunningExecution execution;
    private final long enteredEventId;
    private final Instant enteredTime = Instant.now();
    private int retryCount;

    Visit(State state, Branch branch, RunningExecution execution, long enteredEventId) {
        this.state = state;
        this.branch = branch;
        this.execution = execution;
        this.enteredEventId = enteredEventId;
    }

    State state() {
        return state;
    }

    Branch branch() {
        return branch;
    }

    RunningExecution execution() {
        return execution;
    }

    Resources resources() {
        return execution.resources();
    }

    /** Returns Lambda as the state machine's role may use it. */
    FunctionInvoker lambda() {
        return resources().lambda().apply(execution.info().machine().roleArn());
    }

    void record(Event event) throws InterruptedException {
        branch.record(event);
    }

    /** Returns the given document together with the context object as of now. */
    Data data(JsonNode document) {
        ObjectNode here = Json.object()
                .put("EnteredTime", ExecutionInfo.format(enteredTime))
                .put("Name", state.name());
        if (state.type().equals(State.TASK)) {
            here.put("RetryCount", retryCount);
        }
        return new Data(document, execution.context(here));
    }

    /** Waits as long as a Wait state or a retrier asks for, on the execution's time scale. */
    void pause(Duration asked) throws InterruptedException {
        Thread.sleep(resources().timeScale().scale(asked));
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
}
