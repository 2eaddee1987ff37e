package io.filetransfer.common.tables;

/** The state of a file as recorded in the attribute {@code file_transfer_status}. */
public enum FileStatus {
    /** Master has recorded the file and is about to invoke, or has invoked, the slave for it. */
    STARTED("started"),
    /** Nothing is left to move; a {@link FileOutcome} says why. */
    COMPLETED("completed");

    private final String value;

    FileStatus(String value) {
        this.value = value;
    }

    /** Returns the attribute's value. */
    public String value() {
        return value;
    }
}
