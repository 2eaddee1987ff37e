package io.filetransfer.slave;

/** The file is in neither zone, so that there is nothing to move and nothing that was moved. */
public final class FileMissingException extends RuntimeException {

    FileMissingException(FileMove move) {
        super("neither %s nor %s exists".formatted(move.source(), move.destination()));
    }
}
