package io.filetransfer.slave;

/**
 * The slave's answer for one file:
 * {@code {"file_path": "raw/a.csv", "destination": "refined/a.csv", "outcome": "MOVED"}}.
 *
 * @param filePath the file's key in the source zone
 * @param destination its key in the destination zone
 * @param outcome {@code MOVED}, {@code ALREADY_MOVED} or {@code GONE}
 */
record MoveSummary(String filePath, String destination, MoveState.Stage outcome) {

    static MoveSummary of(MoveState state) {
        return new MoveSummary(
                state.move().file().filePath(), state.move().destination().key(), state.stage());
    }
}
