package io.filetransfer.emulator.document;

/** A document says something that cannot be read, resolved or run here. The message names the place and the value. */
public final class InvalidDocumentException extends RuntimeException {

    public InvalidDocumentException(String message) {
        super(message);
    }
}
