package io.filetransfer.emulator.s3.store;

import java.util.Optional;

/** What must hold of a key's object at the moment it is read, replaced or removed. */
@FunctionalInterface
public interface Condition {

    /** A condition that always holds. */
    Condition NONE = current -> {};

    /**
     * Checks the condition. Called while nobody else can change the key.
     *
     * @param current the key's object, empty when there is none
     * @throws RuntimeException the answer to the request, when the condition does not hold
     */
    void check(Optional<StoredObject> current);
}
