package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.filetransfer.emulator.document.DocumentNode;
import io.filetransfer.emulator.document.InvalidDocumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The template's parameters with the values of this deployment. They are strings: what CloudFormation takes for a number, such as
 * {@code 1e1}, is no number for most of what it is given to.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">parameters</a>
 */
final class Parameters {

    private static final String ANYTHING = "(?s).*";

    private Parameters() {}

    /**
     * Determines each parameter's value.
     *
     * @param declared the section {@code Parameters}
     * @param overrides values that replace the defaults, by name
     * @return values by name
     * @throws InvalidDocumentException listing every override that is unknown or not allowed, and every parameter without a value
     */
    static Map<String, String> values(DocumentNode declared, Map<String, String> overrides) {
        List<String> problems = new ArrayList<>();
        Map<String, DocumentNode> declarations = declared.fields();
        overrides.keySet().stream()
                .filter(name -> !declarations.containsKey(name))
                .sorted()
                .map(name -> "parameter '%s' is unknown, expected one of %s"
                        .formatted(name, new TreeSet<>(declarations.keySet())))
                .forEach(problems::add);
        Map<String, String> values = new HashMap<>();
        declarations.forEach((name, declaration) -> {
            requireKnown(declaration);
            DocumentNode defaultValue = declaration.get("Default");
            if (overrides.containsKey(name) || defaultValue.exists()) {
                values.put(name, overrides.getOrDefault(name, defaultValue.text()));
                check(name, values.get(name), declaration, problems);
            } else {
                problems.add("parameter " + name + " has no default, expected a value");
            }
        });
        requireNone(problems);
        return values;
    }

    /**
     * Checks what the parameters have to fulfil together.
     *
     * @param rules the section {@code Rules}
     * @param parameters values of parameters and pseudo parameters by name
     * @throws InvalidDocumentException with the description of every assertion that does not hold
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html">rules</a>
     */
    static void check(DocumentNode rules, Map<String, String> parameters) {
        // Rules know no conditions of the template.
        Intrinsics functions =
                new Intrinsics(parameters, new DocumentNode(MissingNode.getInstance(), "Conditions"), Map.of());
        List<String> broken = new ArrayList<>();
        rules.fields().values().forEach(rule -> {
            DocumentNode condition = rule.allow("RuleCondition", "Assertions").get("RuleCondition");
            if (!condition.exists() || functions.holds(condition)) {
                rule.get("Assertions").items().stream()
                        .map(assertion -> assertion.allow("Assert", "AssertDescription"))
                        .filter(assertion -> !functions.holds(assertion.get("Assert")))
                        .map(assertion -> assertion.get("AssertDescription").or(rule.place()))
                        .map(DocumentNode::text)
                        .forEach(broken::add);
            }
        });
        requireNone(broken);
    }

    private static void requireKnown(DocumentNode declaration) {
        declaration.allow(
                "Type",
                "Default",
                "Description",
                "AllowedPattern",
                "AllowedValues",
                "ConstraintDescription",
                "MaxLength");
        declaration.get("Type").oneOf("String");
    }

    private static void check(String name, String value, DocumentNode declaration, List<String> problems) {
        String pattern = declaration.get("AllowedPattern").or(ANYTHING).text();
        if (!value.matches(pattern)) {
            String expected = declaration
                    .get("ConstraintDescription")
                    .or("something that matches " + pattern)
                    .text();
            problems.add("parameter %s is '%s', expected %s".formatted(name, value, expected));
        }
        DocumentNode longest = declaration.get("MaxLength");
        if (longest.exists() && value.length() > longest.json().asInt()) {
            problems.add("parameter %s is '%s', expected at most %s characters".formatted(name, value, longest.text()));
        }
        List<DocumentNode> allowed = declaration.get("AllowedValues").items();
        if (!allowed.isEmpty()
                && allowed.stream().noneMatch(option -> option.text().equals(value))) {
            problems.add("parameter %s is '%s', expected one of %s"
                    .formatted(name, value, declaration.get("AllowedValues").json()));
        }
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(String.join("; ", problems));
        }
    }
}
