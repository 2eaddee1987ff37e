package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A number, boolean or null among the arguments of an intrinsic function.
 *
 * @param value the value
 */
record Literal(JsonNode value) implements Expression {

    @Override
    public JsonNode evaluate(Data data) {
        return value;
    }
}
