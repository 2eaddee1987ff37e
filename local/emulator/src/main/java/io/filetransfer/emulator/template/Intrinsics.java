package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.filetransfer.emulator.document.DocumentNode;
import io.filetransfer.emulator.document.InvalidDocumentException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code Ref}, {@code Fn::GetAtt}, {@code Fn::If} and {@code Fn::Sub} by what they stand for, evaluates conditions, and refuses
 * every other intrinsic function by name.
 *
 * @param parameters values of parameters and pseudo parameters by name
 * @param conditions the section {@code Conditions}
 * @param resources what each resource is known by, by logical id
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">intrinsic
 *     functions</a>
 */
record Intrinsics(Map<String, String> parameters, DocumentNode conditions, Map<String, ResourceIdentity> resources) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final String NO_VALUE = "AWS::NoValue";

    /** Resolves a value and everything in it; it is missing where it is {@code AWS::NoValue}. */
    DocumentNode resolve(DocumentNode value) {
        return new DocumentNode(resolved(value), value.place());
    }

    /** Evaluates a condition of the template for the value at a place. */
    boolean holds(String name, String place) {
        DocumentNode condition = conditions.get(name);
        if (!condition.exists()) {
            throw new InvalidDocumentException("%s: '%s' is not a condition of the template".formatted(place, name));
        }
        return holds(condition);
    }

    /** Evaluates a condition that is written out. */
    boolean holds(DocumentNode condition) {
        return holds(condition.json(), condition.place());
    }

    private boolean holds(JsonNode condition, String place) {
        String function = nameOfOnlyField(condition).orElse("");
        JsonNode arguments = condition.path(function);
        return switch (function) {
            case "Condition" -> holds(arguments.asText(), place);
            case "Fn::Equals" -> compared(arguments.path(0), place).equals(compared(arguments.path(1), place));
            case "Fn::Not" -> !holds(arguments.path(0), place);
            case "Fn::And" -> arguments.valueStream().allMatch(argument -> holds(argument, place));
            case "Fn::Or" -> arguments.valueStream().anyMatch(argument -> holds(argument, place));
            default -> throw noCondition(condition, place);
        };
    }

    private String compared(JsonNode argument, String place) {
        if (argument.isValueNode()) {
            return argument.asText();
        }
        return Optional.ofNullable(parameters.get(argument.path("Ref").asText()))
                .orElseThrow(() -> noCondition(argument, place));
    }

    private JsonNode resolved(DocumentNode value) {
        if (value.json().isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.items().stream()
                    .map(this::resolved)
                    .filter(item -> !item.isMissingNode())
                    .forEach(array::add);
            return array;
        }
        if (!value.json().isObject()) {
            return value.json();
        }
        return nameOfOnlyField(value.json())
                .filter(name -> name.equals("Ref") || name.startsWith("Fn::"))
                .map(name -> call(name, value.json().path(name), value.place()))
                .orElseGet(() -> object(value));
    }

    private ObjectNode object(DocumentNode value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        value.fields().forEach((name, field) -> {
            JsonNode resolved = resolved(field);
            if (!resolved.isMissingNode()) {
                object.set(name, resolved);
            }
        });
        return object;
    }

    private static Optional<String> nameOfOnlyField(JsonNode object) {
        return object.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> object.size() == 1)
                .findFirst();
    }

    private JsonNode call(String name, JsonNode argument, String place) {
        return switch (name) {
            case "Ref" -> argument.asText().equals(NO_VALUE) ? MissingNode.getInstance() : text(argument, place);
            case "Fn::GetAtt" -> text(argument, place);
            case "Fn::If" -> {
                int branch = holds(argument.path(0).asText(), place) ? 1 : 2;
                yield resolved(new DocumentNode(argument.path(branch), place));
            }
            case "Fn::Sub" -> TextNode.valueOf(substitute(argument, place));
            default ->
                throw new InvalidDocumentException(place + ": " + name
                        + " is not supported by the local run, expected Ref, Fn::GetAtt, Fn::If or Fn::Sub");
        };
    }

    /** Looks up what a reference or, where it has two parts, an attribute stands for. */
    private TextNode text(JsonNode argument, String place) {
        return TextNode.valueOf(
                argument.isArray()
                        ? attribute(argument.path(0).asText(), argument.path(1).asText(), place)
                        : ref(argument.asText(), place));
    }

    private String substitute(JsonNode argument, String place) {
        JsonNode text = argument.isArray() ? argument.path(0) : argument;
        Map<String, String> variables =
                resolve(new DocumentNode(argument.path(1), place)).texts();
        return PLACEHOLDER.matcher(text.asText()).replaceAll(match -> {
            String name = match.group(2);
            boolean literal = !match.group(1).isEmpty();
            return Matcher.quoteReplacement(
                    literal
                            ? "${" + name + "}"
                            : variables.containsKey(name) ? variables.get(name) : placeholder(name, place));
        });
    }

    private String placeholder(String name, String place) {
        int dot = name.indexOf('.');
        return dot < 0 ? ref(name, place) : attribute(name.substring(0, dot), name.substring(dot + 1), place);
    }

    private String ref(String name, String place) {
        String parameter = parameters.get(name);
        return parameter != null ? parameter : resource(name, place).ref();
    }

    private String attribute(String resource, String attribute, String place) {
        Map<String, String> attributes = resource(resource, place).attributes();
        if (!attributes.containsKey(attribute)) {
            throw new InvalidDocumentException(
                    "%s: attribute '%s' of %s is not supported by the local run, expected one of %s"
                            .formatted(place, attribute, resource, new TreeSet<>(attributes.keySet())));
        }
        return attributes.get(attribute);
    }

    private ResourceIdentity resource(String name, String place) {
        return Optional.ofNullable(resources.get(name))
                .orElseThrow(() -> new InvalidDocumentException(
                        "%s: '%s' is neither a parameter nor a resource that the template creates"
                                .formatted(place, name)));
    }

    private static InvalidDocumentException noCondition(JsonNode found, String place) {
        return new InvalidDocumentException(
                "%s: %s is not supported by the local run, expected Condition, Fn::Equals of texts and parameters, Fn::Not, Fn::And or Fn::Or"
                        .formatted(place, found));
    }
}
