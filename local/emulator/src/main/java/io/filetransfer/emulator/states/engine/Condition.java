package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.EvaluationException;
import io.filetransfer.emulator.states.path.Expression;
import io.filetransfer.emulator.states.path.Expression.Data;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.PathNotFoundException;
import java.util.List;
import java.util.function.BiPredicate;

/** What a choice rule asks of the data. */
@FunctionalInterface
public interface Condition {

    /**
     * Tells whether the condition holds.
     *
     * @throws EvaluationException when it asks about a value that is not there
     */
    boolean holds(Data data) throws EvaluationException;

    /** All of these hold. */
    static Condition and(List<Condition> parts) {
        return data -> {
            for (Condition part : parts) {
                if (!part.holds(data)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** One of these holds. */
    static Condition or(List<Condition> parts) {
        return not(and(parts.stream().map(Condition::not).toList()));
    }

    /** This does not hold. */
    static Condition not(Condition part) {
        return data -> !part.holds(data);
    }

    /** A variable is there, or is not, as expected. */
    static Condition present(Path variable, boolean expected) {
        return data -> variable.matches(data) == expected;
    }

    /** A variable and an operand pass a test. */
    static Condition compares(Path variable, BiPredicate<JsonNode, JsonNode> test, Expression operand) {
        return data -> test.test(value(variable, data), value(operand, data));
    }

    private static JsonNode value(Expression path, Data data) throws EvaluationException {
        try {
            return path.evaluate(data);
        } catch (PathNotFoundException e) {
            throw new EvaluationException(
                    e.error(),
                    "Invalid path '" + path + "': The choice state's condition path references an invalid value.");
        }
    }
}
