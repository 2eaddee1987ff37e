package io.filetransfer.emulator.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One condition key of a statement. It holds when the request has the key, with one of the values.
 *
 * @param operator how it compares
 * @param key the condition key; its case does not matter
 * @param values the policy's values
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">Conditions
 *     with multiple context keys or values</a>
 */
record Condition(String operator, String key, List<String> values) {

    private static final Set<String> OPERATORS = Set.of("Bool", "StringEquals", "StringLike");

    /**
     * A key whose values the local run could not tell would decide wrongly, and is refused. {@code kms:ViaService} is never in a request
     * here: nothing calls KMS on the functions' behalf.
     */
    private static final Set<String> KEYS = Set.of("aws:SecureTransport", "kms:ViaService", "s3:prefix");

    /** The endpoint of the local run speaks HTTP only. */
    private static final Map<String, String> OF_EVERY_REQUEST = Map.of("aws:SecureTransport", "false");

    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    /** Reads the conditions of a statement, which may have none. */
    static List<Condition> list(JsonNode element, String place) {
        if (element.isMissingNode()) {
            return List.of();
        }
        PolicyParser.requireObject(element, place);
        List<Condition> conditions = new ArrayList<>();
        element.properties().forEach(operator -> {
            String operatorPlace = place + "." + operator.getKey();
            PolicyParser.requireObject(operator.getValue(), operatorPlace);
            operator.getValue()
                    .properties()
                    .forEach(key -> conditions.add(of(operator.getKey(), key.getKey(), key.getValue(), operatorPlace)));
        });
        return conditions;
    }

    boolean holds(Map<String, String> context) {
        String value = context.getOrDefault(key, OF_EVERY_REQUEST.get(key));
        return value != null && values.stream().anyMatch(expected -> matches(value, expected));
    }

    private boolean matches(String value, String expected) {
        return switch (operator) {
            case "StringEquals" -> value.equals(expected);
            case "StringLike" -> Wildcard.of(expected).matches(value);
            default -> value.equalsIgnoreCase(expected);
        };
    }

    private static Condition of(String operator, String key, JsonNode values, String place) {
        if (!OPERATORS.contains(operator)) {
            throw unsupported(place, OPERATORS);
        }
        return new Condition(
                operator, known(key, place), PolicyParser.texts(values, ANY, "a value", place + "." + key));
    }

    private static String known(String key, String place) {
        return KEYS.stream()
                .filter(key::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> unsupported(place + "." + key, KEYS));
    }

    private static InvalidPolicyException unsupported(String place, Set<String> expected) {
        return new InvalidPolicyException(
                place + " is not supported by the local run, expected one of " + new TreeSet<>(expected));
    }
}
