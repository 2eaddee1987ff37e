package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Data;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.PathNotFoundException;
import java.util.List;
import java.util.function.Predicate;

/** What a choice rule asks of the data. */
public sealed interface Condition {

    /**
     * Tells whether the condition holds.
     *
     * @throws NoValueException when it asks about a value that is not there
     */
    boolean holds(Data data) throws NoValueException;

    /** A variable, or what it is compared with, is not in the data. */
    final class NoValueException extends Exception {
        NoValueException(Path path) {
            super("Invalid path '" + path + "': The choice state's condition path references an invalid value.");
        }
    }

    /** All of these hold. */
    record And(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Data data) throws NoValueException {
            for (Condition part : parts) {
                if (!part.holds(data)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One of these holds. */
    record Or(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Data data) throws NoValueException {
            for (Condition part : parts) {
                if (part.holds(data)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** This does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Data data) throws NoValueException {
            return !part.holds(data);
        }
    }

    /** A variable passes a test. */
    record Test(Path variable, Predicate<JsonNode> test) implements Condition {
        @Override
        public boolean holds(Data data) throws NoValueException {
            return test.test(read(variable, data));
        }
    }

    /** A variable is there, or is not. */
    record Presence(Path variable, boolean expected) implements Condition {
        @Override
        public boolean holds(Data data) {
            return variable.find(data).isPresent() == expected;
        }
    }

    /** A variable compares with another value of the data. */
    record Compared(Path variable, Comparison comparison, Path with) implements Condition {
        @Override
        public boolean holds(Data data) throws NoValueException {
            return comparison.holds(read(variable, data), read(with, data));
        }
    }

    private static JsonNode read(Path path, Data data) throws NoValueException {
        try {
            return path.read(data);
        } catch (PathNotFoundException e) {
            throw new NoValueException(path);
        }
    }
}
