package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.Comparison;
import io.filetransfer.emulator.states.engine.Condition;
import io.filetransfer.emulator.states.path.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The comparison operators of choice rules.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice state</a>
 */
final class Operators {

    /** Makes a condition of a variable and the operator's value, or refuses the value. */
    @FunctionalInterface
    private interface Operator {
        Condition with(Path variable, JsonNode operand);
    }

    private static final Map<String, Operator> ALL = all();

    private Operators() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Makes the condition of an operator.
     *
     * @throws IllegalArgumentException when the operand is not of the operator's type
     */
    static Condition condition(String operator, Path variable, JsonNode operand) {
        return ALL.get(operator).with(variable, operand);
    }

    private static Map<String, Operator> all() {
        Map<String, Operator> all = new HashMap<>();
        ordered(all, "String", "a string", JsonNode::isTextual, Comparison::ofStrings);
        ordered(all, "Numeric", "a number", JsonNode::isNumber, Comparison::ofNumbers);
        ordered(
                all,
                "Timestamp",
                "a timestamp such as 2026-01-31T12:00:00Z",
                value -> Comparison.timestamp(value).isPresent(),
                Comparison::ofTimestamps);
        comparison(all, "BooleanEquals", "a boolean", JsonNode::isBoolean, Comparison.ofBooleans(order -> order == 0));
        all.put(
                "StringMatches",
                (variable, pattern) -> matches(variable, checked(pattern, "a string", JsonNode::isTextual)));
        types(all);
        return Map.copyOf(all);
    }

    private static void types(Map<String, Operator> all) {
        type(all, "IsNull", JsonNode::isNull);
        type(all, "IsNumeric", JsonNode::isNumber);
        type(all, "IsString", JsonNode::isTextual);
        type(all, "IsBoolean", JsonNode::isBoolean);
        type(all, "IsTimestamp", value -> Comparison.timestamp(value).isPresent());
        all.put("IsPresent", (variable, expected) -> new Condition.Presence(variable, flag(expected)));
    }

    private static void ordered(
            Map<String, Operator> all,
            String prefix,
            String expected,
            Predicate<JsonNode> type,
            Function<IntPredicate, Comparison> comparison) {
        comparison(all, prefix + "Equals", expected, type, comparison.apply(order -> order == 0));
        comparison(all, prefix + "LessThan", expected, type, comparison.apply(order -> order < 0));
        comparison(all, prefix + "LessThanEquals", expected, type, comparison.apply(order -> order <= 0));
        comparison(all, prefix + "GreaterThan", expected, type, comparison.apply(order -> order > 0));
        comparison(all, prefix + "GreaterThanEquals", expected, type, comparison.apply(order -> order >= 0));
    }

    private static void comparison(
            Map<String, Operator> all, String name, String expected, Predicate<JsonNode> type, Comparison comparison) {
        all.put(name, (variable, operand) -> {
            JsonNode value = checked(operand, expected, type);
            return new Condition.Test(variable, actual -> comparison.holds(actual, value));
        });
        all.put(name + "Path", (variable, operand) -> {
            JsonNode path = checked(operand, "a JSONPath string", JsonNode::isTextual);
            return new Condition.Compared(variable, comparison, Path.parseSingle(path.textValue()));
        });
    }

    private static void type(Map<String, Operator> all, String name, Predicate<JsonNode> type) {
        all.put(name, (variable, operand) -> {
            boolean expected = flag(operand);
            return new Condition.Test(variable, actual -> type.test(actual) == expected);
        });
    }

    private static Condition matches(Path variable, JsonNode pattern) {
        Wildcard wildcard = Wildcard.parse(pattern.textValue());
        return new Condition.Test(variable, actual -> actual.isTextual() && wildcard.matches(actual.textValue()));
    }

    private static boolean flag(JsonNode operand) {
        return checked(operand, "a boolean", JsonNode::isBoolean).booleanValue();
    }

    private static JsonNode checked(JsonNode operand, String expected, Predicate<JsonNode> type) {
        if (!type.test(operand)) {
            throw new IllegalArgumentException("expected " + expected + " but was " + operand);
        }
        return operand;
    }
}
