package io.filetransfer.slave;

/** How a move ended well. */
enum MoveOutcome {
    /** This invocation copied the file and deleted its source. */
    MOVED,
    /** The source was gone and the destination there: an earlier invocation had moved the file. */
    ALREADY_MOVED
}
