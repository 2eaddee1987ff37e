package io.filetransfer.common.events;

/** The event that a function was invoked with is unusable. The message names the field, its value and what was expected. */
public final class InvalidEventException extends RuntimeException {

    /** Creates the exception with such a message. */
    public InvalidEventException(String message) {
        super(message);
    }
}
