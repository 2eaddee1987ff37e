package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The template's parameters with the values of this deployment. They are strings: what CloudFormation takes for a number, such as
 * {@code 1e1}, is no number for most of what it is given to.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">parameters</a>
 */
final class Parameters {

    private static final Set<String> DECLARATION = Set.of(
            "Type", "Default", "Description", "AllowedPattern", "AllowedValues", "ConstraintDescription", "MaxLength");

    private static final String ANYTHING = "(?s).*";

    private Parameters() {}

    /**
     * Determines each parameter's value.
     *
     * @param declared the section {@code Parameters}
     * @param overrides values that replace the defaults, by name
     * @return values by name
     * @throws InvalidTemplateException listing every override that is unknown or not allowed, and every parameter without a value
     */
    static Map<String, String> values(JsonNode declared, Map<String, String> overrides) {
        List<String> problems = new ArrayList<>();
        overrides.keySet().stream()
                .filter(name -> !declared.has(name))
                .sorted()
                .map(name -> "parameter '%s' is unknown, expected one of %s".formatted(name, names(declared)))
                .forEach(problems::add);
        Map<String, String> values = new HashMap<>();
        declared.properties().forEach(entry -> {
            requireKnown(entry.getValue(), "Parameters." + entry.getKey());
            JsonNode defaultValue = entry.getValue().path("Default");
            if (!overrides.containsKey(entry.getKey()) && defaultValue.isMissingNode()) {
                problems.add("parameter " + entry.getKey() + " has no default, expected a value");
                return;
            }
            String value = overrides.getOrDefault(entry.getKey(), defaultValue.asText());
            check(entry.getKey(), value, entry.getValue(), problems);
            values.put(entry.getKey(), value);
        });
        if (!problems.isEmpty()) {
            throw new InvalidTemplateException(String.join("; ", problems));
        }
        return values;
    }

    private static void requireKnown(JsonNode declaration, String place) {
        KnownFields.require(declaration, DECLARATION, place);
        String type = declaration.path("Type").asText();
        if (!type.equals("String")) {
            throw new InvalidTemplateException(
                    "%s.Type is '%s', expected String: the local run supports no other".formatted(place, type));
        }
    }

    private static void check(String name, String value, JsonNode declaration, List<String> problems) {
        String pattern = declaration.path("AllowedPattern").asText(ANYTHING);
        if (!value.matches(pattern)) {
            String expected = declaration.path("ConstraintDescription").asText("something that matches " + pattern);
            problems.add("parameter %s is '%s', expected %s".formatted(name, value, expected));
        }
        if (value.length() > declaration.path("MaxLength").asInt(Integer.MAX_VALUE)) {
            problems.add("parameter %s is '%s', expected at most %s characters"
                    .formatted(name, value, declaration.path("MaxLength")));
        }
        JsonNode allowed = declaration.path("AllowedValues");
        if (allowed.isArray()
                && allowed.valueStream().noneMatch(option -> option.asText().equals(value))) {
            problems.add("parameter %s is '%s', expected one of %s".formatted(name, value, allowed));
        }
    }

    private static Set<String> names(JsonNode declared) {
        TreeSet<String> names = new TreeSet<>();
        declared.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
