package io.filetransfer.slave;

/** A file's move failed. The source is untouched, or whole at the destination: nothing is lost, and a retry goes on. */
public final class MoveFailedException extends RuntimeException {

    /** Creates the exception; the cause is null when the message has all of it. */
    public MoveFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
