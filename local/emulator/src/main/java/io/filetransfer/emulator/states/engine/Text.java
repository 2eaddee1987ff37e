package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.EvaluationException;
import io.filetransfer.emulator.states.path.Expression;

/** A text that the definition gives or computes. */
public sealed interface Text {

    /**
     * Returns the text.
     *
     * @throws StateFailedException {@code States.Runtime} when the path leads to no string, {@code
     *     States.IntrinsicFailure} when the intrinsic function fails
     */
    String resolve(JsonNode input, Visit visit) throws StateFailedException;

    /** A text of the definition. */
    record Fixed(String value) implements Text {
        @Override
        public String resolve(JsonNode input, Visit visit) {
            return value;
        }
    }

    /** A text that is computed from the input. */
    record Selected(String field, Expression expression) implements Text {
        @Override
        public String resolve(JsonNode input, Visit visit) throws StateFailedException {
            try {
                JsonNode value = expression.evaluate(visit.data(input));
                if (value.isTextual()) {
                    return value.textValue();
                }
                throw visit.failure(
                        ErrorNames.RUNTIME, field + ": expected a string at " + expression + " but was " + value);
            } catch (EvaluationException e) {
                throw visit.failure(e.error(), e.forField(field).getMessage());
            }
        }
    }
}
