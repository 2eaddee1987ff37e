package io.filetransfer.slave;

import io.filetransfer.common.FileKeys;
import io.filetransfer.common.SourceFile;
import io.filetransfer.common.TransferStatusTable;

/** The transfer of one file: the move, then the record of it. */
final class FileTransfer {

    private final FileKeys keys;
    private final LosslessMove move;
    private final TransferStatusTable table;

    FileTransfer(FileKeys keys, LosslessMove move, TransferStatusTable table) {
        this.keys = keys;
        this.move = move;
        this.table = table;
    }

    /**
     * Moves the file and marks it completed.
     *
     * @param file the file
     * @return what was done
     * @throws io.filetransfer.common.InvalidEventException when the file is not in the source zone; nothing was touched
     */
    MoveSummary transfer(SourceFile file) {
        String destination = keys.destinationOf(file.filePath());
        MoveOutcome outcome = move.move(file.filePath(), file.etag(), destination);
        table.markCompleted(file.filePath());
        return new MoveSummary(file.filePath(), destination, outcome);
    }
}
