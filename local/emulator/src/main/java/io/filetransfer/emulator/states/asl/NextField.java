package io.filetransfer.emulator.states.asl;

import java.util.Optional;

/** Reads {@code Next} and {@code End}, of which a state has exactly one. */
final class NextField {

    private NextField() {}

    /** Returns the next state; empty for a terminal state. */
    static Optional<String> parse(Fields fields) {
        Optional<String> next = fields.string("Next");
        Optional<Boolean> end = fields.bool("End");
        if (fields.has("Next") && fields.has("End")) {
            fields.problem("End", "a state has either Next or End, not both");
        } else if (!fields.has("Next") && !fields.has("End")) {
            fields.problem("Next", "a state needs Next or End");
        } else if (end.isPresent() && !end.get()) {
            fields.problem("End", "expected true; a state that is not the end has Next instead");
        }
        return next;
    }
}
