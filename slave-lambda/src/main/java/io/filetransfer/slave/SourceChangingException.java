package io.filetransfer.slave;

/** The file was replaced faster than it could be moved. Its newest version is untouched in the source zone. */
public final class SourceChangingException extends RuntimeException {

    SourceChangingException(FileMove move, int attempts) {
        super(
                "%s was replaced by a newer version, or %s written by somebody else, during each of %d attempts to move it; "
                                .formatted(move.source(), move.destination(), attempts)
                        + "the newest version is still in the source zone");
    }
}
