package io.filetransfer.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns what the SDK returns into JSON. */
final class SdkJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SdkJson() {}

    /** Returns a model, such as an event of a history, as the {@code aws} command prints it. */
    static ObjectNode of(SdkPojo model) {
        ObjectNode json = JSON.createObjectNode();
        for (SdkField<?> field : model.sdkFields()) {
            Object value = field.getValueOrDefault(model);
            if (value != null && !(value instanceof SdkAutoConstructMap)) {
                json.set(field.locationName(), value(value));
            }
        }
        return json;
    }

    /** Returns an item of a table with plain values. */
    static ObjectNode of(Map<String, AttributeValue> item) {
        ObjectNode json = JSON.createObjectNode();
        new TreeMap<>(item).forEach((name, value) -> {
            switch (value.type()) {
                case S -> json.put(name, value.s());
                case N -> json.put(name, new BigDecimal(value.n()));
                default -> json.put(name, value.toString());
            }
        });
        return json;
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case SdkPojo model -> of(model);
            case Instant time -> JSON.valueToTree(time.toString());
            default -> JSON.valueToTree(value);
        };
    }
}
