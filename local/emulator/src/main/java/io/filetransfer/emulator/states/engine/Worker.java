package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** Who does the work of a Task state. */
public sealed interface Worker permits LambdaWorker, ActivityWorker {

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
    JsonNode perform(JsonNode input, TimeLimits limits, Visit visit) throws StateFailedException, InterruptedException;
}
