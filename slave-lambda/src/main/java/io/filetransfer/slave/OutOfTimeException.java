package io.filetransfer.slave;

/** The function's time ends before the move does. Whatever was under way was stopped and cleaned up; a retry goes on. */
public final class OutOfTimeException extends RuntimeException {

    /** Creates the exception about a call; the cause is null when the call was not made. */
    public OutOfTimeException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the exception with its consequence, the state in which the work is left, in front of its message. */
    public OutOfTimeException with(String consequence) {
        return new OutOfTimeException(consequence + ": " + getMessage(), this);
    }
}
