package io.filetransfer.slave;

/**
 * The slave's answer: {@code {"file_path": "raw/a.csv", "destination": "refined/a.csv", "outcome": "MOVED"}}.
 *
 * @param filePath the file's key in the source zone
 * @param destination its key in the destination zone
 * @param outcome what was done
 */
record MoveSummary(String filePath, String destination, MoveOutcome outcome) {}
