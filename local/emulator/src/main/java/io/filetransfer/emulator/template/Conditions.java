package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The template's conditions with the values of this deployment.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html">condition
 *     functions</a>
 */
final class Conditions {

    private final JsonNode declared;
    private final Map<String, String> parameters;

    /**
     * Creates the conditions.
     *
     * @param declared the section {@code Conditions}
     * @param parameters values of parameters and pseudo parameters by name
     */
    Conditions(JsonNode declared, Map<String, String> parameters) {
        this.declared = declared;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * Evaluates a condition.
     *
     * @param name its name
     * @param place where it is asked for, for messages
     * @throws InvalidTemplateException when there is no such condition, or it says something that is not a condition
     */
    boolean holds(String name, String place) {
        JsonNode condition = declared.path(name);
        if (condition.isMissingNode()) {
            throw new InvalidTemplateException("%s: '%s' is not a condition of the template".formatted(place, name));
        }
        return holds(condition, "Conditions." + name);
    }

    /** Evaluates every condition, so that one which nothing refers to is checked too. */
    void requireValid() {
        declared.fieldNames().forEachRemaining(name -> holds(name, "Conditions"));
    }

    /**
     * Evaluates a condition that has no name.
     *
     * @param condition what it says
     * @param place where it stands, for messages
     * @throws InvalidTemplateException when it says something that is not a condition
     */
    boolean holds(JsonNode condition, String place) {
        Iterator<Map.Entry<String, JsonNode>> fields = condition.properties().iterator();
        if (condition.size() != 1 || !fields.hasNext()) {
            throw refused(condition, place);
        }
        Map.Entry<String, JsonNode> function = fields.next();
        JsonNode arguments = function.getValue();
        Predicate<JsonNode> argumentHolds = argument -> holds(argument, place);
        return switch (function.getKey()) {
            case "Condition" -> holds(arguments.asText(), place);
            case "Fn::Equals" -> value(arguments.path(0), place).equals(value(arguments.path(1), place));
            case "Fn::Not" -> !holds(arguments.path(0), place);
            case "Fn::And" -> arguments.valueStream().allMatch(argumentHolds);
            case "Fn::Or" -> arguments.valueStream().anyMatch(argumentHolds);
            default -> throw refused(condition, place);
        };
    }

    private String value(JsonNode argument, String place) {
        if (argument.isValueNode()) {
            return argument.asText();
        }
        String value = parameters.get(argument.path("Ref").asText());
        if (value == null) {
            throw refused(argument, place);
        }
        return value;
    }

    private static InvalidTemplateException refused(JsonNode found, String place) {
        return new InvalidTemplateException(
                "%s: %s is not supported by the local run, expected Condition, Fn::Equals of texts and parameters, Fn::Not, Fn::And or Fn::Or"
                        .formatted(place, found));
    }
}
