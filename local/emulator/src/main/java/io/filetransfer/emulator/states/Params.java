package io.filetransfer.emulator.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.filetransfer.emulator.states.engine.Failure;
import io.filetransfer.emulator.states.path.Json;
import java.util.Optional;
import java.util.function.Predicate;

/** The parameters of one request. */
final class Params {

    private final JsonNode body;

    private Params(JsonNode body) {
        this.body = body;
    }

    static Params parse(String text) throws ApiException {
        try {
            JsonNode body = text.isBlank() ? Json.object() : Json.parse(text);
            if (body.isObject()) {
                return new Params(body);
            }
            throw new ApiException("SerializationException", "expected a JSON object but was " + body.getNodeType());
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    "SerializationException", "the request is not valid JSON: " + e.getOriginalMessage());
        }
    }

    String string(String name) throws ApiException {
        return optional(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optional(String name) throws ApiException {
        return typed(name, "a string", JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** Reads a string that the API limits in length. */
    Optional<String> optional(String name, int maxChars) throws ApiException {
        Optional<String> value = optional(name);
        if (value.isPresent() && value.get().length() > maxChars) {
            throw ApiException.constraint(
                    value.get(), name, "Member must have length less than or equal to " + maxChars);
        }
        return value;
    }

    /** Reads {@code error} and {@code cause}. */
    Failure failure() throws ApiException {
        return new Failure(optional("error", Failure.MAX_ERROR), optional("cause", Failure.MAX_CAUSE));
    }

    boolean flag(String name, boolean otherwise) throws ApiException {
        return typed(name, "a boolean", JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .orElse(otherwise);
    }

    int integer(String name, int minimum, int maximum, int otherwise) throws ApiException {
        int value = typed(name, "an integer", JsonNode::canConvertToInt)
                .map(JsonNode::intValue)
                .orElse(otherwise);
        if (value < minimum || value > maximum) {
            throw ApiException.constraint(
                    String.valueOf(value),
                    name,
                    value > maximum
                            ? "Member must have value less than or equal to " + maximum
                            : "Member must have value greater than or equal to " + minimum);
        }
        return value;
    }

    JsonNode object(String name) throws ApiException {
        return typed(name, "a structure", JsonNode::isObject).orElseGet(Json::object);
    }

    /** Refuses parameters that ask for what does not exist here. */
    void refuse(String... names) throws ApiException {
        for (String name : names) {
            JsonNode value = body.path(name);
            if (!value.isMissingNode() && !value.isNull() && !value.equals(BooleanNode.FALSE)) {
                throw ApiException.validation("'" + name + "' is not supported by the local Step Functions");
            }
        }
    }

    static ApiException missing(String name) {
        return ApiException.validation("1 validation error detected: Value null at '" + name
                + "' failed to satisfy constraint: Member must not be null");
    }

    private Optional<JsonNode> typed(String name, String expected, Predicate<JsonNode> type) throws ApiException {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!type.test(value)) {
            throw new ApiException(
                    "SerializationException", "'" + name + "': expected " + expected + " but was " + value);
        }
        return Optional.of(value);
    }
}
