package io.filetransfer.local.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.local.states.path.Path;
import io.filetransfer.local.states.path.PathNotFoundException;

/** A text that the definition gives, or the input. */
public sealed interface Text {

    /**
     * Returns the text.
     *
     * @throws StateFailedException {@code States.Runtime} when the path leads to no string
     */
    String resolve(JsonNode input, Visit visit) throws StateFailedException;

    /** A text of the definition. */
    record Fixed(String value) implements Text {
        @Override
        public String resolve(JsonNode input, Visit visit) {
            return value;
        }
    }

    /** A text of the input. */
    record Selected(String field, Path path) implements Text {
        @Override
        public String resolve(JsonNode input, Visit visit) throws StateFailedException {
            try {
                JsonNode value = path.read(visit.data(input));
                if (value.isTextual()) {
                    return value.textValue();
                }
                throw visit.failure(ErrorNames.RUNTIME, field + ": expected a string at " + path + " but was " + value);
            } catch (PathNotFoundException e) {
                throw visit.failure(ErrorNames.RUNTIME, field + ": " + e.getMessage());
            }
        }
    }
}
