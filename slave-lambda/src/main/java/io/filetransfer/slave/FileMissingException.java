package io.filetransfer.slave;

/** The file is in neither zone, and has no item that says it ever was. */
public final class FileMissingException extends RuntimeException {

    FileMissingException(FileMove move) {
        super(move.missing());
    }
}
