package io.filetransfer.slave;

import io.filetransfer.common.TransferStatusTable;
import java.util.List;

/** Records on each file's item how its move ended. */
final class TransferLog {

    private static final int ITEMS_AT_ONCE = 16;

    private final TransferStatusTable table;
    private final Parallel parallel = new Parallel(ITEMS_AT_ONCE);

    TransferLog(TransferStatusTable table) {
        this.table = table;
    }

    /** Records settled states and returns them: as failures where a move could not be recorded as completed. */
    List<MoveState> record(List<MoveState> settled) {
        return parallel.map(settled, this::record);
    }

    /**
     * Records a failed attempt. When that fails too, the failure of the attempt stays the one to report.
     *
     * @param filePath the file's key in the source zone
     * @param failure receives the failure to record as suppressed
     */
    void recordFailure(String filePath, RuntimeException failure) {
        try {
            table.recordFailure(filePath, failure);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private MoveState record(MoveState settled) {
        MoveState recorded = settled.isIn(MoveState.Stage.FAILED) ? settled : markCompleted(settled);
        if (recorded.isIn(MoveState.Stage.FAILED)) {
            recordFailure(recorded.move().file().filePath(), recorded.failure());
        }
        return recorded;
    }

    private MoveState markCompleted(MoveState moved) {
        try {
            table.markCompleted(moved.move().file().filePath());
            return moved;
        } catch (RuntimeException e) {
            return moved.failed(new NotRecordedException(moved.move(), e));
        }
    }
}
