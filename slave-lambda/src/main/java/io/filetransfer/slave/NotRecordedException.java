package io.filetransfer.slave;

/** The file is moved, but its item could not be marked completed; a retry marks it. */
public final class NotRecordedException extends RuntimeException {

    NotRecordedException(FileMove move, RuntimeException cause) {
        super(
                "%s is moved to %s, but could not be marked completed: %s"
                        .formatted(move.source(), move.destination(), cause.getMessage()),
                cause);
    }
}
