package io.filetransfer.runner;

/**
 * A file that was left where it is.
 *
 * @param path its path
 * @param reason why
 */
record FileAndReason(String path, String reason) {

    /** How many files are named, of however many. */
    static final int SHOWN = 10;
}
