package io.filetransfer.emulator.states.engine;

/** The history has no room for another event, which ends the execution. */
final class HistoryFullException extends RuntimeException {

    HistoryFullException() {
        super("The execution reached the maximum number of history events (" + History.LIMIT + ").");
    }
}
