package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code Ref}, {@code Fn::GetAtt}, {@code Fn::If} and {@code Fn::Sub} by what they stand for, and refuses every other intrinsic
 * function by name.
 */
final class Intrinsics {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final String NO_VALUE = "AWS::NoValue";

    private final References references;
    private final Conditions conditions;

    Intrinsics(References references, Conditions conditions) {
        this.references = references;
        this.conditions = conditions;
    }

    /**
     * Resolves a value and everything in it.
     *
     * @param value part of the template
     * @param place where it stands, for messages
     * @return the same without intrinsic functions; missing where it is {@code AWS::NoValue}
     * @throws InvalidTemplateException when a reference leads nowhere or a function is not supported
     */
    JsonNode resolve(JsonNode value, String place) {
        if (value.isArray()) {
            return resolveArray((ArrayNode) value, place);
        }
        if (!value.isObject()) {
            return value;
        }
        return function(value)
                .map(name -> call(name, value.get(name), place))
                .orElseGet(() -> resolveObject((ObjectNode) value, place));
    }

    private ArrayNode resolveArray(ArrayNode array, String place) {
        ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> {
            JsonNode value = resolve(item, place + "[" + resolved.size() + "]");
            if (!value.isMissingNode()) {
                resolved.add(value);
            }
        });
        return resolved;
    }

    private ObjectNode resolveObject(ObjectNode object, String place) {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            JsonNode value = resolve(entry.getValue(), place + "." + entry.getKey());
            if (!value.isMissingNode()) {
                resolved.set(entry.getKey(), value);
            }
        });
        return resolved;
    }

    private static Optional<String> function(JsonNode value) {
        return value.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.equals("Ref") || name.startsWith("Fn::"))
                .filter(name -> value.size() == 1)
                .findFirst();
    }

    private JsonNode call(String name, JsonNode argument, String place) {
        return switch (name) {
            case "Ref" -> ref(argument.asText(), place);
            case "Fn::GetAtt" ->
                TextNode.valueOf(references.attribute(
                        argument.path(0).asText(), argument.path(1).asText(), place));
            case "Fn::If" ->
                resolve(argument.path(conditions.holds(argument.path(0).asText(), place) ? 1 : 2), place);
            case "Fn::Sub" -> TextNode.valueOf(substitute(argument, place));
            default ->
                throw new InvalidTemplateException(place + ": " + name
                        + " is not supported by the local run, expected Ref, Fn::GetAtt, Fn::If or Fn::Sub");
        };
    }

    private JsonNode ref(String name, String place) {
        return name.equals(NO_VALUE) ? MissingNode.getInstance() : TextNode.valueOf(references.ref(name, place));
    }

    private String substitute(JsonNode argument, String place) {
        JsonNode text = argument.isArray() ? argument.path(0) : argument;
        Map<String, String> variables = variables(argument.path(1), place);
        return PLACEHOLDER
                .matcher(text.asText())
                .replaceAll(match ->
                        Matcher.quoteReplacement(placeholder(match.group(1), match.group(2), variables, place)));
    }

    private Map<String, String> variables(JsonNode declared, String place) {
        Map<String, String> variables = new TreeMap<>();
        declared.properties()
                .forEach(entry -> variables.put(
                        entry.getKey(), resolve(entry.getValue(), place).asText()));
        return variables;
    }

    private String placeholder(String literalMark, String name, Map<String, String> variables, String place) {
        if (!literalMark.isEmpty()) {
            return "${" + name + "}";
        }
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? references.ref(name, place)
                : references.attribute(name.substring(0, dot), name.substring(dot + 1), place);
    }
}
