package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.EvaluationException;
import io.filetransfer.emulator.states.path.Path;

/** A number of whole seconds that the definition gives, or the input. */
public sealed interface Seconds {

    /** Most seconds that any field may ask for. */
    long MAX = 99_999_999;

    /**
     * Returns the number of seconds.
     *
     * @throws StateFailedException {@code States.Runtime} when the path leads to no such number
     */
    long resolve(JsonNode input, Visit visit) throws StateFailedException;

    /** Seconds of the definition. */
    record Fixed(long value) implements Seconds {
        @Override
        public long resolve(JsonNode input, Visit visit) {
            return value;
        }
    }

    /**
     * Seconds of the input.
     *
     * @param field the field of the definition that holds the path
     * @param path where the number is
     * @param minimum the smallest number allowed
     */
    record Selected(String field, Path path, long minimum) implements Seconds {
        @Override
        public long resolve(JsonNode input, Visit visit) throws StateFailedException {
            try {
                JsonNode value = path.read(visit.data(input));
                if (value.isIntegralNumber()
                        && value.canConvertToLong()
                        && value.longValue() >= minimum
                        && value.longValue() <= MAX) {
                    return value.longValue();
                }
                throw visit.failure(
                        ErrorNames.RUNTIME,
                        field + ": expected an integer from " + minimum + " to " + MAX + " at " + path + " but was "
                                + value);
            } catch (EvaluationException e) {
                throw visit.failure(e.error(), e.getMessage());
            }
        }
    }
}
