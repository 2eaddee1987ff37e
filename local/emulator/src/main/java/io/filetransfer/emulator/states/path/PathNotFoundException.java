package io.filetransfer.emulator.states.path;

/** A path leads to nothing in the data at hand. */
public final class PathNotFoundException extends Exception {

    PathNotFoundException(String message) {
        super(message);
    }
}
