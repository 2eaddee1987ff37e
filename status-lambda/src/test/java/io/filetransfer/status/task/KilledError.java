package io.filetransfer.status.task;

/** Stands for the end of a function in the middle of its work. */
final class KilledError extends Error {

    private static final long serialVersionUID = 1L;

    KilledError(String call) {
        super("killed at " + call);
    }
}
