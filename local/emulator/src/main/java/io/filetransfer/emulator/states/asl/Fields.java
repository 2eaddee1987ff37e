package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.Setting;
import io.filetransfer.emulator.states.path.Path;
import java.util.ArrayList;
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
    private final Problems problems;
    private final Set<String> read = new HashSet<>();

    Fields(JsonNode object, String location, Problems problems) {
        this.object = object;
        this.location = location;
        this.problems = problems;
        if (!object.isObject()) {
            problems.add(location, "expected an object but was " + object);
        }
    }

    String location() {
        return location;
    }

    String location(String field) {
        return location + "/" + field;
    }

    Problems problems() {
        return problems;
    }

    void problem(String field, String problem) {
        problems.add(location(field), problem);
    }

    boolean has(String field) {
        return object.has(field);
    }

    /** Returns the value of a field that is a number, whether it is a valid one or not. */
    long number(String field, long otherwise) {
        return object.path(field).isNumber() ? object.get(field).longValue() : otherwise;
    }

    /** Reports a path that stands beside the value it would replace. */
    void refuseBoth(String field, String pathField) {
        if (has(field) && has(pathField)) {
            problem(pathField, "a state has either " + field + " or " + pathField + ", not both");
        }
    }

    /** Reads a field such as {@code TimeoutSeconds} or its twin {@code TimeoutSecondsPath}. */
    Optional<Setting<Long>> seconds(String field, long minimum) {
        String pathField = field + "Path";
        OptionalLong fixed = integer(field, minimum, Setting.MAX_SECONDS);
        Optional<Setting<Long>> selected =
                parsed(pathField, Path::parseSingle).map(path -> Setting.seconds(pathField, path, minimum));
        refuseBoth(field, pathField);
        return fixed.isPresent() ? Optional.of(Setting.fixed(fixed.getAsLong())) : selected;
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
    List<String> present(Iterable<String> fields) {
        List<String> found = new ArrayList<>();
        fields.forEach(field -> {
            if (has(field)) {
                found.add(field);
            }
        });
        return found;
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
                .ifPresent(array -> array.forEach(
                        item -> items.add(new Fields(item, location(field) + "[" + items.size() + "]", problems))));
        return items;
    }

    /** Returns the items of a required array of objects, which has to have some. */
    List<Fields> requiredObjects(String field) {
        List<Fields> items = objects(field);
        if (required(field, any(field))
                .filter(array -> array.isArray() && array.isEmpty())
                .isPresent()) {
            problem(field, "expected at least one item");
        }
        return items;
    }

    Optional<String> string(String field) {
        return typed(field, "a string", JsonNode::isTextual).map(JsonNode::textValue);
    }

    Optional<Boolean> bool(String field) {
        return typed(field, "a boolean", JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    OptionalLong integer(String field, long minimum, long maximum) {
        Optional<JsonNode> value = typed(
                field,
                "an integer from " + minimum + " to " + maximum,
                node -> Setting.isInteger(node, minimum, maximum));
        return value.isPresent() ? OptionalLong.of(value.get().longValue()) : OptionalLong.empty();
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
