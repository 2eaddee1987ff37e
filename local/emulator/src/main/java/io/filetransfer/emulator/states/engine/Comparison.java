package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Compares two values of one type; values of any other type never match.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice state</a>
 */
@FunctionalInterface
public interface Comparison {

    /** Tells whether the comparison holds between the two values. */
    boolean holds(JsonNode left, JsonNode right);

    /** Compares strings by their UTF-16 code units. */
    static Comparison ofStrings(IntPredicate order) {
        return typed(Comparison::string, order);
    }

    /** Compares numbers by value, whatever their notation. */
    static Comparison ofNumbers(IntPredicate order) {
        return typed(Comparison::number, order);
    }

    /** Compares booleans. */
    static Comparison ofBooleans(IntPredicate order) {
        return typed(Comparison::bool, order);
    }

    /** Compares timestamps as points in time. */
    static Comparison ofTimestamps(IntPredicate order) {
        return typed(Comparison::timestamp, order);
    }

    /** Returns the point in time that a value stands for, if it is a timestamp. */
    static Optional<Instant> timestamp(JsonNode value) {
        return string(value).flatMap(Timestamps::parse);
    }

    private static Optional<String> string(JsonNode value) {
        return Optional.ofNullable(value.textValue());
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    private static Optional<Boolean> bool(JsonNode value) {
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    private static <T extends Comparable<T>> Comparison typed(
            Function<JsonNode, Optional<T>> type, IntPredicate order) {
        return (left, right) -> type.apply(left)
                .flatMap(value -> type.apply(right).map(value::compareTo))
                .filter(order::test)
                .isPresent();
    }
}
