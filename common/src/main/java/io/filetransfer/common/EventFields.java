package io.filetransfer.common;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of a JSON object and collects every problem instead of stopping at the first one. */
final class EventFields {

    private final JsonNode event;
    private final List<String> problems = new ArrayList<>();

    EventFields(JsonNode event) {
        this.event = event;
    }

    String requiredText(String name) {
        JsonNode value = event.path(name);
        if (value.isMissingNode()) {
            return reject(name + " is missing");
        }
        return text(name, value);
    }

    String optionalText(String name) {
        return event.hasNonNull(name) ? text(name, event.get(name)) : null;
    }

    Long optionalCount(String name) {
        if (!event.hasNonNull(name)) {
            return null;
        }
        JsonNode value = event.get(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
            reject(name + " is " + value + ", not a whole number of 0 or more");
            return null;
        }
        return value.longValue();
    }

    void throwIfInvalid(String expected) {
        if (!problems.isEmpty()) {
            throw new InvalidEventException(String.join("; ", problems) + expected);
        }
    }

    private String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            return reject(name + " is " + value + ", not a string");
        }
        if (value.textValue().isBlank()) {
            return reject(name + " is blank");
        }
        return value.textValue();
    }

    private String reject(String problem) {
        problems.add(problem);
        return null;
    }
}
