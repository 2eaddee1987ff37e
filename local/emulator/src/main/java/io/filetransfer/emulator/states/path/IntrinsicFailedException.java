package io.filetransfer.emulator.states.path;

/** A call of an intrinsic function failed on the data at hand. */
public final class IntrinsicFailedException extends Exception {

    IntrinsicFailedException(String message) {
        super(message);
    }
}
