package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State.Transition;
import io.filetransfer.emulator.states.engine.Worker.Limits;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Has work done by a Lambda function or an activity.
 *
 * @param data how data goes through
 * @param worker does the work
 * @param timeout how many seconds the task may take, if limited
 * @param heartbeat how many seconds its worker may be silent, if limited
 * @param recovery its Retry and Catch
 * @param next the state that follows; empty when this one is terminal
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html">Task state</a>
 */
public record TaskState(
        DataFlow data,
        Worker worker,
        Optional<Setting<Long>> timeout,
        Optional<Setting<Long>> heartbeat,
        Recovery recovery,
        Optional<String> next)
        implements State.Work {

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        try {
            return recovery.retry(visit, () -> work(input, visit));
        } catch (StateFailedException e) {
            return recovery.fallBack(input, visit, e);
        }
    }

    private Transition work(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        JsonNode effective = data.input(input, visit);
        JsonNode result = worker.perform(effective, limits(input, visit), visit);
        return new Transition(data.output(input, result, visit), next);
    }

    private Limits limits(JsonNode input, Visit visit) throws StateFailedException {
        Limits limits = new Limits(resolve(timeout, input, visit), resolve(heartbeat, input, visit));
        if (limits.heartbeatSeconds().orElse(0) >= limits.timeoutSeconds().orElse(Long.MAX_VALUE)) {
            throw visit.failure(
                    ErrorNames.RUNTIME,
                    "The heartbeat of " + limits.heartbeatSeconds().getAsLong()
                            + " seconds is not smaller than the timeout of "
                            + limits.timeoutSeconds().getAsLong() + " seconds.");
        }
        return limits;
    }

    private static OptionalLong resolve(Optional<Setting<Long>> seconds, JsonNode input, Visit visit)
            throws StateFailedException {
        return seconds.isPresent() ? OptionalLong.of(seconds.get().resolve(input, visit)) : OptionalLong.empty();
    }
}
