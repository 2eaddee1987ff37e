package io.filetransfer.slave;

import software.amazon.awssdk.core.exception.SdkException;

/**
 * How far a file's move has come.
 *
 * @param move the move
 * @param stage how far
 * @param etag the version that is whole at the destination; null unless copied
 * @param failure why the move failed; null unless failed
 */
record MoveState(FileMove move, Stage stage, String etag, RuntimeException failure) {

    /** The stages of a move. */
    enum Stage {
        /** Nothing is copied, or a newer version has turned up since: a round is to be run. */
        PENDING,
        /** The newest known version is whole at the destination, and its source is still there. */
        COPIED,
        /** This invocation copied the file and deleted its source. */
        MOVED,
        /** The source was gone and the destination there: another invocation has moved the file. */
        ALREADY_MOVED,
        /** Neither zone has the file: its owner removed it, or a consumer took it from the destination. */
        GONE,
        /** The move ended; the source is untouched, or whole at the destination. */
        FAILED
    }

    static MoveState pending(FileMove move) {
        return new MoveState(move, Stage.PENDING, null, null);
    }

    MoveState pending() {
        return pending(move);
    }

    MoveState copied(String copiedEtag) {
        return new MoveState(move, Stage.COPIED, copiedEtag, null);
    }

    MoveState moved() {
        return new MoveState(move, Stage.MOVED, null, null);
    }

    MoveState alreadyMoved() {
        return new MoveState(move, Stage.ALREADY_MOVED, null, null);
    }

    MoveState gone() {
        return new MoveState(move, Stage.GONE, null, null);
    }

    MoveState failed(RuntimeException cause) {
        return new MoveState(
                move,
                Stage.FAILED,
                null,
                cause instanceof SdkException sdk ? new MoveFailedException(move, sdk) : cause);
    }

    boolean isSettled() {
        return stage != Stage.PENDING && stage != Stage.COPIED;
    }

    boolean isIn(Stage other) {
        return stage == other;
    }
}
