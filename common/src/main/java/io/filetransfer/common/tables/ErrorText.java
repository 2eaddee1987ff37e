package io.filetransfer.common.tables;

/** What is kept of an error. */
final class ErrorText {

    private static final int MAX_LENGTH = 1000;

    private ErrorText() {}

    static String of(Throwable error) {
        String message = error.getClass().getSimpleName() + ": " + error.getMessage();
        return message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) : message;
    }
}
