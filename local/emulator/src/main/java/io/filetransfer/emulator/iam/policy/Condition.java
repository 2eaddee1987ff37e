package io.filetransfer.emulator.iam.policy;

import io.filetransfer.emulator.document.DocumentNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Reads the conditions of a statement, which may have none. */
    static List<Condition> list(DocumentNode element) {
        List<Condition> conditions = new ArrayList<>();
        if (element.exists()) {
            Statement.object(element)
                    .allow(OPERATORS)
                    .fields()
                    .forEach((operator, keys) -> Statement.object(keys)
                            .fields()
                            .forEach((key, values) -> conditions.add(new Condition(
                                    operator, known(key, values), Statement.texts(values, ".*", "a value")))));
        }
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

    private static String known(String key, DocumentNode values) {
        return KEYS.stream().filter(key::equalsIgnoreCase).findFirst().orElseThrow(() -> values.unsupported(KEYS));
    }
}
