package io.filetransfer.runner;

/** Something that the user of the command can put right. The message says what, in one line. */
final class UserException extends RuntimeException {

    UserException(String message) {
        super(message);
    }
}
