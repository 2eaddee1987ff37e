package io.filetransfer.emulator.states.asl;

import java.util.List;

/** A definition is refused. */
public final class InvalidDefinitionException extends Exception {

    private final transient List<String> problems;

    InvalidDefinitionException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns everything that is wrong, each with the place in the definition. */
    public List<String> problems() {
        return problems;
    }
}
