package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Has work done by a Lambda function or an activity.
 *
 * @param worker does the work
 * @param timeout how many seconds the task may take, if limited
 * @param heartbeat how many seconds its worker may be silent, if limited
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html">Task state</a>
 */
public record TaskWork(TaskWork.Worker worker, Optional<Setting> timeout, Optional<Setting> heartbeat) implements Work {

    /** Who does the work. */
    public sealed interface Worker permits LambdaWorker, ActivityWorker {

        /** Has the work done, and records its events. */
        JsonNode perform(JsonNode input, Limits limits, Visit visit) throws StateFailedException, InterruptedException;
    }

    /** The limits of one task, if there are any. */
    record Limits(OptionalLong timeoutSeconds, OptionalLong heartbeatSeconds) {}

    @Override
    public JsonNode result(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        Limits limits = new Limits(seconds(timeout, visit), seconds(heartbeat, visit));
        if (limits.heartbeatSeconds().orElse(0) >= limits.timeoutSeconds().orElse(Long.MAX_VALUE)) {
            throw visit.failure(
                    ErrorNames.RUNTIME,
                    "The heartbeat of " + limits.heartbeatSeconds().getAsLong()
                            + " seconds is not smaller than the timeout of "
                            + limits.timeoutSeconds().getAsLong() + " seconds.");
        }
        return worker.perform(input, limits, visit);
    }

    private static OptionalLong seconds(Optional<Setting> setting, Visit visit) throws StateFailedException {
        return setting.isPresent()
                ? OptionalLong.of(setting.get().seconds(visit.input(), 1, visit))
                : OptionalLong.empty();
    }
}
