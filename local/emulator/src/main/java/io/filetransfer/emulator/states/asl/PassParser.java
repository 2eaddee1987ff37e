package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.PassState;
import io.filetransfer.emulator.states.engine.State;
import java.util.Optional;

/** Reads Pass states. */
final class PassParser {

    private PassParser() {}

    static Optional<State> parse(String name, Fields fields) {
        return Optional.of(
                new PassState(name, DataFields.parameters(fields), fields.any("Result"), NextField.parse(fields)));
    }
}
