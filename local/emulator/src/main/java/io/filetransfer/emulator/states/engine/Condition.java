package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Data;
import io.filetransfer.emulator.states.path.EvaluationException;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.PathNotFoundException;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

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

    /** A variable is there. */
    static Condition present(Path variable) {
        return data -> variable.find(data).isPresent();
    }

    /** A variable passes a test. */
    static Condition passes(Path variable, Predicate<JsonNode> test) {
        return data -> test.test(read(variable, data));
    }

    /** A variable compares with another value of the data. */
    static Condition compares(Path variable, BiPredicate<JsonNode, JsonNode> comparison, Path other) {
        return data -> comparison.test(read(variable, data), read(other, data));
    }

    private static JsonNode read(Path path, Data data) throws EvaluationException {
        try {
            return path.read(data);
        } catch (PathNotFoundException e) {
            throw new EvaluationException(
                    e.error(),
                    "Invalid path '" + path + "': The choice state's condition path references an invalid value.");
        }
    }
}
