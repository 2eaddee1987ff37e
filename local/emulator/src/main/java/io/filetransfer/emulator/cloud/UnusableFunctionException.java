package io.filetransfer.emulator.cloud;

/** A function that was deployed cannot start. The message has the function's own error. */
public final class UnusableFunctionException extends RuntimeException {

    UnusableFunctionException(String function, String state, String reason) {
        super("function %s is %s: %s".formatted(function, state, reason));
    }
}
