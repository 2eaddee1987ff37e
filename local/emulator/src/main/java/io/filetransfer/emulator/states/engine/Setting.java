package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.EvaluationException;
import io.filetransfer.emulator.states.path.Expression;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Duration;
import java.time.Instant;

/**
 * A value that the definition gives or computes from the input.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface Setting<T> {

    /** Most seconds that any field may ask for. */
    long MAX_SECONDS = 99_999_999;

    /**
     * Returns the value.
     *
     * @throws StateFailedException {@code States.Runtime} when the input does not hold what the definition expects,
     *     {@code States.IntrinsicFailure} when an intrinsic function fails
     */
    T resolve(JsonNode input, Visit visit) throws StateFailedException;

    /** Returns a value of the definition. */
    static <T> Setting<T> fixed(T value) {
        return (input, visit) -> value;
    }

    /** Returns what the expression in a field gives, which has to be a string. */
    static Setting<String> text(String field, Expression expression) {
        return (input, visit) -> {
            JsonNode value = evaluate(field, expression, input, visit);
            if (!value.isTextual()) {
                throw unexpected(field, "a string", value, visit);
            }
            return value.textValue();
        };
    }

    /** Returns the number of seconds that the path in a field leads to. */
    static Setting<Long> seconds(String field, Expression path, long minimum) {
        return (input, visit) -> {
            JsonNode value = evaluate("", path, input, visit);
            if (!isInteger(value, minimum, MAX_SECONDS)) {
                throw unexpected(field, "an integer from " + minimum + " to " + MAX_SECONDS, value, visit);
            }
            return value.longValue();
        };
    }

    /** Returns a time to wait in seconds. */
    static Setting<Duration> during(Setting<Long> seconds) {
        return (input, visit) -> Duration.ofSeconds(seconds.resolve(input, visit));
    }

    /** Returns the time to wait until a timestamp, none when it is past. */
    static Setting<Duration> until(Setting<String> timestamp) {
        return (input, visit) -> {
            String text = timestamp.resolve(input, visit);
            Instant until = Timestamps.parse(text)
                    .orElseThrow(() -> visit.failure(ErrorNames.RUNTIME, "'" + text + "' is not a timestamp."));
            Duration wait = Duration.between(Instant.now(), until);
            if (wait.toSeconds() > Integer.MAX_VALUE) {
                throw visit.failure(ErrorNames.RUNTIME, "Wait state delay is too long.");
            }
            return wait.isNegative() ? Duration.ZERO : wait;
        };
    }

    /** Tells whether a value is an integer within limits. */
    static boolean isInteger(JsonNode value, long minimum, long maximum) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= minimum
                && value.longValue() <= maximum;
    }

    private static JsonNode evaluate(String field, Expression expression, JsonNode input, Visit visit)
            throws StateFailedException {
        try {
            return expression.evaluate(visit.data(input));
        } catch (EvaluationException e) {
            throw visit.failure(e.error(), (field.isEmpty() ? e : e.forField(field)).getMessage());
        }
    }

    private static StateFailedException unexpected(String field, String expected, JsonNode value, Visit visit) {
        return visit.failure(ErrorNames.RUNTIME, field + ": expected " + expected + " but was " + value);
    }
}
