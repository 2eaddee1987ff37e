package io.filetransfer.slave;

/** The file was replaced faster than it could be moved. Its newest version is untouched in the source zone. */
public final class SourceChangingException extends RuntimeException {

    SourceChangingException(String source, int attempts) {
        super(
                "%s was replaced by a newer version during each of %d attempts to move it; the newest version is still there"
                        .formatted(source, attempts));
    }
}
