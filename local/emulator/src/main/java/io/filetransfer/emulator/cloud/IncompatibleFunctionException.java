package io.filetransfer.emulator.cloud;

/** A function that an earlier deployment has left is not the one that the template describes. */
public final class IncompatibleFunctionException extends RuntimeException {

    IncompatibleFunctionException(String function, String property, Object found, Object expected) {
        super("function %s is there with %s %s, the template has %s: delete it, or use another stack name"
                .formatted(function, property, found, expected));
    }
}
