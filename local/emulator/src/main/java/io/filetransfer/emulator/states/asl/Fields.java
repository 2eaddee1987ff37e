package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.Setting;
import io.filetransfer.emulator.states.path.Expression;
import io.filetransfer.emulator.states.path.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The fields of one object of a definition, each read at most once; what nobody read is refused in the end. */
final class Fields {

    private final JsonNode object;
    private final String location;
    private final List<String> problems;
    private final Set<String> read = new HashSet<>();

    /**
     * Wraps an object.
     *
     * @param location where it stands in the definition
     * @param problems collects what is wrong, so that all of it is reported at once
     */
    Fields(JsonNode object, String location, List<String> problems) {
        this.object = object;
        this.location = location;
        this.problems = problems;
        if (!object.isObject()) {
            report(location, "expected an object but was " + object);
        }
    }

    /** Wraps an object inside this one. */
    Fields inner(String field, JsonNode json) {
        return new Fields(json, location(field), problems);
    }

    String location(String field) {
        return location + "/" + field;
    }

    boolean noProblems() {
        return problems.isEmpty();
    }

    void report(String where, String problem) {
        problems.add(where + ": " + problem);
    }

    void problem(String problem) {
        report(location, problem);
    }

    void problem(String field, String problem) {
        report(location(field), problem);
    }

    boolean has(String field) {
        return object.has(field);
    }

    /** Returns the value of a field that is a number, whether it is a valid one or not. */
    long number(String field, long otherwise) {
        return object.path(field).isNumber() ? object.get(field).longValue() : otherwise;
    }

    /** Reads a field such as {@code TimeoutSeconds} or its twin {@code TimeoutSecondsPath}. */
    Optional<Setting> seconds(String field, long minimum) {
        return setting(
                field,
                "an integer from " + minimum + " to " + Setting.MAX_SECONDS,
                value -> Setting.isInteger(value, minimum, Setting.MAX_SECONDS),
                Path::parseSingle);
    }

    /** Reads a field of the given type, or its twin with the suffix {@code Path}, of which a state has one at most. */
    Optional<Setting> setting(
            String field, String expected, Predicate<JsonNode> type, Function<String, Expression> parser) {
        String pathField = field + "Path";
        Optional<Setting> fixed = typed(field, expected, type).map(value -> new Setting(field, data -> value));
        Optional<Setting> selected = parsed(pathField, parser).map(path -> new Setting(pathField, path));
        if (has(field) && has(pathField)) {
            problem(pathField, "a state has either " + field + " or " + pathField + ", not both");
        }
        return fixed.or(() -> selected);
    }

    /** Reads {@code QueryLanguage}, of which JSONPath is the only one supported. */
    void checkQueryLanguage() {
        string("QueryLanguage")
                .filter(language -> !language.equals("JSONPath"))
                .ifPresent(language -> problem(
                        "QueryLanguage",
                        "expected \"JSONPath\", the only supported query language, but was \"" + language + "\""));
    }

    /** Returns which of the given fields are there. */
    List<String> present(Collection<String> fields) {
        return fields.stream().filter(this::has).toList();
    }

    Optional<JsonNode> any(String field) {
        read.add(field);
        return Optional.ofNullable(object.get(field));
    }

    Optional<JsonNode> array(String field) {
        return typed(field, "an array", JsonNode::isArray);
    }

    Optional<JsonNode> object(String field) {
        return typed(field, "an object", JsonNode::isObject);
    }

    /** Returns the items of an array of objects; none when the field is absent. */
    List<Fields> objects(String field) {
        List<Fields> items = new ArrayList<>();
        array(field)
                .ifPresent(array -> array.forEach(item -> items.add(inner(field + "[" + items.size() + "]", item))));
        return items;
    }

    /** Returns the items of a required array of objects, which has to have some. */
    List<Fields> requiredObjects(String field) {
        List<Fields> items = objects(field);
        Optional<JsonNode> array = required(field, any(field));
        if (array.isPresent() && array.get().isArray() && items.isEmpty()) {
            problem(field, "expected at least one item");
        }
        return items;
    }

    Optional<String> string(String field) {
        return typed(field, "a string", JsonNode::isTextual).map(JsonNode::textValue);
    }

    OptionalLong integer(String field, long minimum, long maximum) {
        return typed(
                        field,
                        "an integer from " + minimum + " to " + maximum,
                        value -> Setting.isInteger(value, minimum, maximum))
                .stream()
                .mapToLong(JsonNode::longValue)
                .findFirst();
    }

    /** Reads a string and makes something of it that refuses bad text with an {@link IllegalArgumentException}. */
    <T> Optional<T> parsed(String field, Function<String, T> parser) {
        Optional<String> text = string(field);
        try {
            return text.map(parser);
        } catch (IllegalArgumentException e) {
            problem(field, e.getMessage());
            return Optional.empty();
        }
    }

    Optional<JsonNode> typed(String field, String expected, Predicate<JsonNode> type) {
        Optional<JsonNode> value = any(field);
        if (value.isPresent() && !type.test(value.get())) {
            problem(field, "expected " + expected + " but was " + value.get());
            return Optional.empty();
        }
        return value;
    }

    /** Passes a value on, and reports the field as missing if it is not in the definition at all. */
    <T> Optional<T> required(String field, Optional<T> value) {
        if (!has(field)) {
            problem(field, "this field is required");
        }
        return value;
    }

    /** Reports every field that was never asked for. */
    void refuseOthers(String owner) {
        object.fieldNames().forEachRemaining(field -> {
            if (!read.contains(field)) {
                problem(field, "this field is not supported in " + owner);
            }
        });
    }
}
