package io.filetransfer.slave;

import java.time.Duration;

/** The function's time ends before the move does. What was under way was stopped and cleaned up; a retry goes on. */
public final class OutOfTimeException extends RuntimeException {

    OutOfTimeException(String message, Throwable cause) {
        super(message, cause);
    }

    static OutOfTimeException before(String call, Duration margin) {
        return new OutOfTimeException(
                "no %s was started in the last %d s of the function's time".formatted(call, margin.toSeconds()), null);
    }

    static OutOfTimeException during(String call, Duration margin, Throwable cause) {
        return new OutOfTimeException(
                "%s was cut off in the last %d s of the function's time".formatted(call, margin.toSeconds()), cause);
    }

    /** Returns the exception with what it meant for the work under way in front of its message. */
    OutOfTimeException with(String consequence) {
        return new OutOfTimeException(consequence + ": " + getMessage(), this);
    }
}
