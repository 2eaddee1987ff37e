package io.filetransfer.slave;

import software.amazon.awssdk.core.exception.SdkException;

/** S3 refused a step of the move, or could not be reached. The source is untouched, or already whole at the destination. */
public final class MoveFailedException extends RuntimeException {

    MoveFailedException(FileMove move, SdkException cause) {
        super("cannot move %s to %s: %s".formatted(move.source(), move.destination(), cause.getMessage()), cause);
    }
}
