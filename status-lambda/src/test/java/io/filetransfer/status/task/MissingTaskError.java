package io.filetransfer.status.task;

/** Stands for the end of a function to which no task has turned up. */
final class MissingTaskError extends Error {

    private static final long serialVersionUID = 1L;
}
