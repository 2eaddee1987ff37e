package io.filetransfer.runner;

/** Something that the user of the command can put right. The message says what, in one line. */
public final class UserException extends RuntimeException {

    /** @param message what is wrong, in one line */
    public UserException(String message) {
        super(message);
    }
}
