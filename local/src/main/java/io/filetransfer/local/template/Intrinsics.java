package io.filetransfer.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code Ref}, {@code Fn::GetAtt} and {@code Fn::Sub} by what they stand for, and refuses every other intrinsic function by
 * name.
 */
final class Intrinsics {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final References references;

    Intrinsics(References references) {
        this.references = references;
    }

    /**
     * Resolves a value and everything in it.
     *
     * @param value part of the template
     * @param place where it stands, for messages
     * @return the same without intrinsic functions
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
                .map(name -> TextNode.valueOf(call(name, value.get(name), place)))
                .map(JsonNode.class::cast)
                .orElseGet(() -> resolveObject((ObjectNode) value, place));
    }

    private ArrayNode resolveArray(ArrayNode array, String place) {
        ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> resolved.add(resolve(item, place + "[" + resolved.size() + "]")));
        return resolved;
    }

    private ObjectNode resolveObject(ObjectNode object, String place) {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(
                        entry -> resolved.set(entry.getKey(), resolve(entry.getValue(), place + "." + entry.getKey())));
        return resolved;
    }

    private static Optional<String> function(JsonNode value) {
        return value.propertyStream()
                .map(entry -> entry.getKey())
                .filter(name -> name.equals("Ref") || name.equals("Condition") || name.startsWith("Fn::"))
                .filter(name -> value.size() == 1)
                .findFirst();
    }

    private String call(String name, JsonNode argument, String place) {
        return switch (name) {
            case "Ref" -> references.ref(argument.asText(), place);
            case "Fn::GetAtt" ->
                references.attribute(argument.path(0).asText(), argument.path(1).asText(), place);
            case "Fn::Sub" -> substitute(argument, place);
            default ->
                throw new InvalidTemplateException(place + ": " + name
                        + " is not supported by the local run, expected Ref, Fn::GetAtt or Fn::Sub");
        };
    }

    private String substitute(JsonNode argument, String place) {
        if (!argument.isTextual()) {
            throw new InvalidTemplateException(
                    place + ": Fn::Sub with a map of variables is not supported by the local run, expected a string");
        }
        return PLACEHOLDER
                .matcher(argument.asText())
                .replaceAll(match -> Matcher.quoteReplacement(placeholder(match.group(1), match.group(2), place)));
    }

    private String placeholder(String literalMark, String name, String place) {
        if (!literalMark.isEmpty()) {
            return "${" + name + "}";
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? references.ref(name, place)
                : references.attribute(name.substring(0, dot), name.substring(dot + 1), place);
    }
}
