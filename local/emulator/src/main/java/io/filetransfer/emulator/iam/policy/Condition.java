package io.filetransfer.emulator.iam.policy;

import java.util.List;
import java.util.Map;

/**
 * One condition key of a statement. It holds when the request has the key, with one of the values.
 *
 * @param operator compares
 * @param key the condition key; its case does not matter
 * @param values the policy's values
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">Conditions
 *     with multiple context keys or values</a>
 */
record Condition(Operator operator, String key, List<String> values) {

    /** The endpoint of the local run speaks HTTP only. */
    private static final Map<String, String> OF_EVERY_REQUEST = Map.of("aws:SecureTransport", "false");

    boolean holds(Map<String, String> context) {
        String value = context.getOrDefault(key, OF_EVERY_REQUEST.get(key));
        return value != null && values.stream().anyMatch(expected -> operator.holds(value, expected));
    }
}
