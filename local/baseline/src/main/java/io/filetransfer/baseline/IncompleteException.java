package io.filetransfer.baseline;

/** Files have to be waited for. */
public final class IncompleteException extends RuntimeException {

    IncompleteException() {
        super("files are left");
    }
}
