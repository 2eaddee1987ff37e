package io.filetransfer.slave.move;

import io.filetransfer.slave.MoveFailedException;
import software.amazon.awssdk.core.exception.SdkException;

/** How far a file's move has come. */
public sealed interface MoveState {

    /** Nothing is copied, or a newer version has turned up since: another round is needed. */
    record Pending(FileMove move) implements MoveState {}

    /** The version with this entity tag is whole at the destination, and its source is still there. */
    record Copied(FileMove move, String etag) implements MoveState {}

    /** The move has ended. */
    sealed interface Settled extends MoveState {

        /** Returns the file's key in the source zone. */
        String filePath();
    }

    /** Nothing is left to move. */
    record Completed(FileMove move, Outcome outcome) implements Settled {

        @Override
        public String filePath() {
            return move.file().filePath();
        }

        /** Returns the end as a sentence. */
        public String message() {
            return outcome == Outcome.GONE
                    ? "neither %s nor %s exists".formatted(move.source(), move.destination())
                    : "%s is moved to %s".formatted(move.source(), move.destination());
        }
    }

    /** The move failed; the source is untouched, or whole at the destination. */
    record Failed(String filePath, RuntimeException failure) implements Settled {

        /** Returns the state with a failure that names both ends of the move. */
        static Failed of(FileMove move, RuntimeException cause) {
            String message =
                    "cannot move %s to %s: %s".formatted(move.source(), move.destination(), cause.getMessage());
            return new Failed(
                    move.file().filePath(),
                    cause instanceof SdkException ? new MoveFailedException(message, cause) : cause);
        }
    }

    /** Why nothing is left to move. */
    enum Outcome {
        /** This invocation copied the file and deleted its source. */
        MOVED,
        /** The source was gone and the destination there: another invocation has moved the file. */
        ALREADY_MOVED,
        /** Neither zone has the file: its owner removed it, or a consumer took it from the destination. */
        GONE
    }
}
