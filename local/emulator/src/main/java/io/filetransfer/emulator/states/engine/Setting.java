package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.EvaluationException;
import io.filetransfer.emulator.states.path.Expression;

/** A value that a field of the definition gives or computes from the input. */
public record Setting(String field, Expression expression) {

    /** Most seconds that any field may ask for. */
    public static final long MAX_SECONDS = 99_999_999;

    /** Returns the value, which has to be a string. */
    String text(JsonNode input, Visit visit) throws StateFailedException {
        try {
            JsonNode value = expression.evaluate(visit.data(input));
            if (!value.isTextual()) {
                throw unexpected("a string", value, visit);
            }
            return value.textValue();
        } catch (EvaluationException e) {
            throw visit.failure(e.forField(field));
        }
    }

    /** Returns the value, which has to be a number of seconds, so many at least. */
    long seconds(JsonNode input, long minimum, Visit visit) throws StateFailedException {
        try {
            JsonNode value = expression.evaluate(visit.data(input));
            if (!isInteger(value, minimum, MAX_SECONDS)) {
                throw unexpected("an integer from " + minimum + " to " + MAX_SECONDS, value, visit);
            }
            return value.longValue();
        } catch (EvaluationException e) {
            throw visit.failure(e);
        }
    }

    /** Tells whether a value is an integer within limits. */
    public static boolean isInteger(JsonNode value, long minimum, long maximum) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= minimum
                && value.longValue() <= maximum;
    }

    private StateFailedException unexpected(String expected, JsonNode value, Visit visit) {
        return visit.failure(ErrorNames.RUNTIME, field + ": expected " + expected + " but was " + value);
    }
}
