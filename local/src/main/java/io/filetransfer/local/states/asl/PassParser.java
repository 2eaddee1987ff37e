package io.filetransfer.local.states.asl;

import io.filetransfer.local.states.engine.PassState;
import io.filetransfer.local.states.engine.State;
import java.util.Optional;

/** Reads Pass states. */
final class PassParser {

    private PassParser() {}

    static Optional<State> parse(String name, Fields fields) {
        return Optional.of(
                new PassState(name, DataFields.parameters(fields), fields.any("Result"), NextField.parse(fields)));
    }
}
