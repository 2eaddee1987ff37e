package io.filetransfer.common.tables;

/** Why nothing is left to move of a completed file, as recorded in the attribute {@code outcome}. */
public enum FileOutcome {
    /** The file was moved to the destination zone. */
    MOVED,
    /** The file was in neither zone: its owner removed it, or a consumer took it from the destination before it was recorded. */
    GONE
}
