package io.filetransfer.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The template's parameters with the values of this deployment. */
final class Parameters {

    private static final Set<String> DECLARATION = Set.of(
            "Type",
            "Default",
            "Description",
            "AllowedPattern",
            "AllowedValues",
            "ConstraintDescription",
            "MaxLength",
            "MinValue",
            "MaxValue");

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
            KnownFields.require(entry.getValue(), DECLARATION, "Parameters." + entry.getKey());
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

    private static void check(String name, String value, JsonNode declaration, List<String> problems) {
        String pattern = declaration.path("AllowedPattern").asText(".*");
        if (!value.matches(pattern)) {
            problems.add("parameter %s is '%s', expected something that matches %s".formatted(name, value, pattern));
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
        if (declaration.path("Type").asText().equals("Number") && !isInRange(value, declaration)) {
            problems.add("parameter %s is '%s', expected a number from %s to %s"
                    .formatted(
                            name,
                            value,
                            declaration.path("MinValue").asText("any"),
                            declaration.path("MaxValue").asText("any")));
        }
    }

    private static boolean isInRange(String value, JsonNode declaration) {
        try {
            double number = Double.parseDouble(value);
            return number >= declaration.path("MinValue").asDouble(Double.NEGATIVE_INFINITY)
                    && number <= declaration.path("MaxValue").asDouble(Double.POSITIVE_INFINITY);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Set<String> names(JsonNode declared) {
        TreeSet<String> names = new TreeSet<>();
        declared.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
