package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Duration;
import java.time.Instant;

/** How long a Wait state waits. */
public sealed interface WaitTime {

    /**
     * Returns the time to wait from now on.
     *
     * @throws StateFailedException {@code States.Runtime} when the input does not hold what the definition expects
     */
    Duration resolve(JsonNode input, Visit visit) throws StateFailedException;

    /** A number of seconds. */
    record For(Seconds seconds) implements WaitTime {
        @Override
        public Duration resolve(JsonNode input, Visit visit) throws StateFailedException {
            return Duration.ofSeconds(seconds.resolve(input, visit));
        }
    }

    /** Until a point in time, not at all when it is past. */
    record Until(Text timestamp) implements WaitTime {
        @Override
        public Duration resolve(JsonNode input, Visit visit) throws StateFailedException {
            String text = timestamp.resolve(input, visit);
            Instant until = Timestamps.parse(text)
                    .orElseThrow(() ->
                            visit.failure(ErrorNames.RUNTIME, "TimestampPath: '" + text + "' is not a timestamp"));
            Duration wait = Duration.between(Instant.now(), until);
            if (wait.toSeconds() > Integer.MAX_VALUE) {
                throw visit.failure(ErrorNames.RUNTIME, "Wait state delay is too long.");
            }
            return wait.isNegative() ? Duration.ZERO : wait;
        }
    }
}
