package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The timeout and heartbeat of a Task state.
 *
 * @param timeout how long the task may take, if limited
 * @param heartbeat how long its worker may be silent, if limited
 */
public record TaskTiming(Optional<Seconds> timeout, Optional<Seconds> heartbeat) {

    TimeLimits resolve(JsonNode input, Visit visit) throws StateFailedException {
        TimeLimits limits = new TimeLimits(resolve(timeout, input, visit), resolve(heartbeat, input, visit));
        if (limits.heartbeatSeconds().orElse(0) >= limits.timeoutSeconds().orElse(Long.MAX_VALUE)) {
            throw visit.failure(
                    ErrorNames.RUNTIME,
                    "The heartbeat of " + limits.heartbeatSeconds().getAsLong()
                            + " seconds is not smaller than the timeout of "
                            + limits.timeoutSeconds().getAsLong() + " seconds.");
        }
        return limits;
    }

    private static OptionalLong resolve(Optional<Seconds> seconds, JsonNode input, Visit visit)
            throws StateFailedException {
        return seconds.isPresent() ? OptionalLong.of(seconds.get().resolve(input, visit)) : OptionalLong.empty();
    }
}
