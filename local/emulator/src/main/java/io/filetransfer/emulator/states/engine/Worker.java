package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/** Who does the work of a Task state. */
public sealed interface Worker permits LambdaWorker, ActivityWorker {

    /**
     * The limits of one task, in seconds.
     *
     * @param timeoutSeconds how long it may take, if limited
     * @param heartbeatSeconds how long its worker may be silent, if limited
     */
    record Limits(OptionalLong timeoutSeconds, OptionalLong heartbeatSeconds) {}

    /**
     * Has the work done, and records its events.
     *
     * @param input the task's input
     * @param limits how long it may take
     * @param visit the run of the Task state
     * @return the task's result
     * @throws StateFailedException when the task fails or runs out of time
     * @throws InterruptedException when the execution no longer waits for it
     */
    JsonNode perform(JsonNode input, Limits limits, Visit visit) throws StateFailedException, InterruptedException;
}
