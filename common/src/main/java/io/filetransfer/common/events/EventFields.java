package io.filetransfer.common.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the fields of a JSON object and collects every problem instead of stopping at the first one. */
record EventFields(JsonNode event, String path, List<String> problems) {

    /** One entity tag: neither {@code *} nor a list, which would let any or several versions pass a condition. */
    private static final Pattern ETAG = Pattern.compile("\"[^\\s\",*]+\"|[^\\s\",*]+");

    EventFields(JsonNode event) {
        this(event, "", new ArrayList<>());
    }

    String requiredText(String name) {
        JsonNode value = event.path(name);
        return value.isMissingNode() ? reject(path + name + " is missing") : text(path + name, value);
    }

    String optionalEtag(String name) {
        String etag = optionalText(name);
        if (etag != null && !ETAG.matcher(etag).matches()) {
            return reject(path + name + " is '" + etag + "', not the entity tag of one version");
        }
        return etag;
    }

    String optionalText(String name) {
        return event.hasNonNull(name) ? text(path + name, event.get(name)) : null;
    }

    Instant requiredTime(String name) {
        String value = requiredText(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            reject(path + name + " is '" + value + "', not a time");
            return null;
        }
    }

    Long optionalCount(String name) {
        if (!event.hasNonNull(name)) {
            return null;
        }
        JsonNode value = event.get(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
            reject(path + name + " is " + value + ", not a whole number of 0 or more");
            return null;
        }
        return value.longValue();
    }

    List<EventFields> objects(String name, int max) {
        JsonNode list = event.get(name);
        if (!list.isArray()) {
            reject(name + " is " + list + ", not a list");
            return List.of();
        }
        if (list.isEmpty() || list.size() > max) {
            reject("%s has %d entries, not 1 to %d".formatted(name, list.size(), max));
            return List.of();
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> object(name + "[" + i + "]", list.get(i)))
                .filter(Objects::nonNull)
                .toList();
    }

    void rejectTogether(String one, String other) {
        if (event.has(one) && event.has(other)) {
            reject(one + " and " + other + " are given together, expected one of them");
        }
    }

    void throwIfInvalid(String expected) {
        if (!problems.isEmpty()) {
            throw new InvalidEventException(String.join("; ", problems) + expected);
        }
    }

    private EventFields object(String name, JsonNode value) {
        if (!value.isObject()) {
            reject(name + " is " + value + ", not an object");
            return null;
        }
        return new EventFields(value, name + ".", problems);
    }

    private String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            return reject(name + " is " + value + ", not a string");
        }
        if (value.textValue().isBlank()) {
            return reject(name + " is blank");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
            return reject(name + " has half of a surrogate pair, not a character that S3 can hold");
        }
        return value.textValue();
    }

    private String reject(String problem) {
        problems.add(problem);
        return null;
    }
}
