package io.filetransfer.emulator.states.asl;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a definition, so that all of it is reported at once. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(String location, String problem) {
        found.add(location + ": " + problem);
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny() throws InvalidDefinitionException {
        if (!found.isEmpty()) {
            throw new InvalidDefinitionException(found);
        }
    }
}
