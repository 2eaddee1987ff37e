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

    /** What an operator compares with, in words and as a test, and how it compares a variable with that. */
    private record Operator(String expected, Predicate<JsonNode> type, BiPredicate<JsonNode, JsonNode> test) {}

    private static final String PATH = "Path";
    private static final String IS_PRESENT = "IsPresent";
    private static final Map<String, Operator> ALL = new HashMap<>();

    static {
        // Strings compare by their UTF-16 code units, numbers by value, timestamps as points in time.
        ordered("String", "a string", value -> Optional.ofNullable(value.textValue()));
        ordered(
                "Numeric",
                "a number",
                value -> Optional.of(value).filter(JsonNode::isNumber).map(JsonNode::decimalValue));
        ordered("Timestamp", "a timestamp such as 2026-01-31T12:00:00Z", Operators::timestamp);
        comparison(
                "BooleanEquals",
                "a boolean",
                value -> Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
                order -> order == 0);
        ALL.put("StringMatches", new Operator("a string", JsonNode::isTextual, Operators::matches));
        is("IsNull", JsonNode::isNull);
        is("IsNumeric", JsonNode::isNumber);
        is("IsString", JsonNode::isTextual);
        is("IsBoolean", JsonNode::isBoolean);
        is("IsTimestamp", value -> timestamp(value).isPresent());
        is(IS_PRESENT, value -> true);
    }

    private Operators() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Makes the condition of an operator.
     *
     * @throws IllegalArgumentException when the operand is not of the operator's type
     */
    static Condition condition(String name, Path variable, JsonNode operand) {
        Operator operator = ALL.get(name);
        boolean byPath = name.endsWith(PATH);
        if (!(byPath ? operand.isTextual() : operator.type().test(operand))) {
            throw new IllegalArgumentException(
                    "expected " + (byPath ? "a JSONPath string" : operator.expected()) + " but was " + operand);
        }
        if (name.equals(IS_PRESENT)) {
            return Condition.present(variable, operand.booleanValue());
        }
        return Condition.compares(
                variable, operator.test(), byPath ? Path.parseSingle(operand.textValue()) : data -> operand);
    }

    private static Optional<Instant> timestamp(JsonNode value) {
        return Optional.ofNullable(value.textValue()).flatMap(Timestamps::parse);
    }

    private static <T extends Comparable<T>> void ordered(
            String prefix, String expected, Function<JsonNode, Optional<T>> type) {
        comparison(prefix + "Equals", expected, type, order -> order == 0);
        comparison(prefix + "LessThan", expected, type, order -> order < 0);
        comparison(prefix + "LessThanEquals", expected, type, order -> order <= 0);
        comparison(prefix + "GreaterThan", expected, type, order -> order > 0);
        comparison(prefix + "GreaterThanEquals", expected, type, order -> order >= 0);
    }

    /** Adds an operator and its twin for a path; values of any other type never match. */
    private static <T extends Comparable<T>> void comparison(
            String name, String expected, Function<JsonNode, Optional<T>> type, IntPredicate order) {
        Operator operator = new Operator(
                expected,
                operand -> type.apply(operand).isPresent(),
                (variable, operand) -> type.apply(variable)
                        .flatMap(value -> type.apply(operand).map(value::compareTo))
                        .filter(order::test)
                        .isPresent());
        ALL.put(name, operator);
        ALL.put(name + PATH, operator);
    }

    private static void is(String name, Predicate<JsonNode> type) {
        ALL.put(
                name,
                new Operator(
                        "a boolean",
                        JsonNode::isBoolean,
                        (variable, expected) -> type.test(variable) == expected.booleanValue()));
    }

    /** Matches a pattern: {@code *} stands for any characters, {@code \} takes the next one literally. */
    private static boolean matches(JsonNode variable, JsonNode operand) {
        String pattern = operand.textValue();
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else {
                i += c == '\\' && i + 1 < pattern.length() ? 1 : 0;
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            }
        }
        return variable.isTextual()
                && Pattern.compile(regex.toString(), Pattern.DOTALL)
                        .matcher(variable.textValue())
                        .matches();
    }
}
