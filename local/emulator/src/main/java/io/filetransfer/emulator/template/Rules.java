package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The template's rules: what its parameters have to fulfil together before anything is deployed.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html">rules</a>
 */
final class Rules {

    private static final String CONDITION = "RuleCondition";
    private static final String ASSERTIONS = "Assertions";

    private final Conditions functions;

    /** @param parameters values of parameters and pseudo parameters by name; rules know no conditions of the template */
    private Rules(Map<String, String> parameters) {
        this.functions = new Conditions(MissingNode.getInstance(), parameters);
    }

    /**
     * Checks the parameters.
     *
     * @param declared the section {@code Rules}
     * @param parameters values of parameters and pseudo parameters by name
     * @throws InvalidTemplateException with the description of every assertion that does not hold
     */
    static void check(JsonNode declared, Map<String, String> parameters) {
        Rules rules = new Rules(parameters);
        List<String> broken = new ArrayList<>();
        declared.properties().forEach(rule -> rules.check(rule.getValue(), "Rules." + rule.getKey(), broken));
        if (!broken.isEmpty()) {
            throw new InvalidTemplateException(String.join("; ", broken));
        }
    }

    private void check(JsonNode rule, String place, List<String> broken) {
        KnownFields.require(rule, Set.of(CONDITION, ASSERTIONS), place);
        if (rule.has(CONDITION) && !functions.holds(rule.path(CONDITION), place)) {
            return;
        }
        for (JsonNode assertion : rule.path(ASSERTIONS)) {
            KnownFields.require(assertion, Set.of("Assert", "AssertDescription"), place);
            if (!functions.holds(assertion.path("Assert"), place)) {
                broken.add(assertion.path("AssertDescription").asText(place));
            }
        }
    }
}
