package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.Condition;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
        // Strings compare by their UTF-16 code units, numbers by value, timestamps as points in time.
        ordered(all, "String", "a string", value -> Optional.ofNullable(value.textValue()));
        ordered(
                all,
                "Numeric",
                "a number",
                value -> Optional.of(value).filter(JsonNode::isNumber).map(JsonNode::decimalValue));
        ordered(all, "Timestamp", "a timestamp such as 2026-01-31T12:00:00Z", Operators::timestamp);
        comparison(
                all,
                "BooleanEquals",
                "a boolean",
                value -> Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
                order -> order == 0);
        all.put("StringMatches", Operators::matches);
        type(all, "IsNull", JsonNode::isNull);
        type(all, "IsNumeric", JsonNode::isNumber);
        type(all, "IsString", JsonNode::isTextual);
        type(all, "IsBoolean", JsonNode::isBoolean);
        type(all, "IsTimestamp", value -> timestamp(value).isPresent());
        all.put("IsPresent", (variable, expected) -> {
            Condition present = Condition.present(variable);
            return flag(expected) ? present : Condition.not(present);
        });
        return Map.copyOf(all);
    }

    private static Optional<Instant> timestamp(JsonNode value) {
        return Optional.ofNullable(value.textValue()).flatMap(Timestamps::parse);
    }

    private static <T extends Comparable<T>> void ordered(
            Map<String, Operator> all, String prefix, String expected, Function<JsonNode, Optional<T>> type) {
        comparison(all, prefix + "Equals", expected, type, order -> order == 0);
        comparison(all, prefix + "LessThan", expected, type, order -> order < 0);
        comparison(all, prefix + "LessThanEquals", expected, type, order -> order <= 0);
        comparison(all, prefix + "GreaterThan", expected, type, order -> order > 0);
        comparison(all, prefix + "GreaterThanEquals", expected, type, order -> order >= 0);
    }

    /** Adds an operator and its twin for a path; values of any other type never match. */
    private static <T extends Comparable<T>> void comparison(
            Map<String, Operator> all,
            String name,
            String expected,
            Function<JsonNode, Optional<T>> type,
            IntPredicate order) {
        BiPredicate<JsonNode, JsonNode> comparison = (left, right) -> type.apply(left)
                .flatMap(value -> type.apply(right).map(value::compareTo))
                .filter(order::test)
                .isPresent();
        all.put(name, (variable, operand) -> {
            JsonNode value =
                    checked(operand, expected, given -> type.apply(given).isPresent());
            return Condition.passes(variable, actual -> comparison.test(actual, value));
        });
        all.put(name + "Path", (variable, operand) -> {
            JsonNode path = checked(operand, "a JSONPath string", JsonNode::isTextual);
            return Condition.compares(variable, comparison, Path.parseSingle(path.textValue()));
        });
    }

    private static void type(Map<String, Operator> all, String name, Predicate<JsonNode> type) {
        all.put(name, (variable, operand) -> {
            boolean expected = flag(operand);
            return Condition.passes(variable, actual -> type.test(actual) == expected);
        });
    }

    private static Condition matches(Path variable, JsonNode operand) {
        Pattern pattern =
                pattern(checked(operand, "a string", JsonNode::isTextual).textValue());
        return Condition.passes(
                variable,
                actual -> actual.isTextual()
                        && pattern.matcher(actual.textValue()).matches());
    }

    /** Compiles a pattern: {@code *} stands for any characters, {@code \} takes the next one literally. */
    private static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else {
                i += c == '\\' && i + 1 < text.length() ? 1 : 0;
                regex.append(Pattern.quote(text.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
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
