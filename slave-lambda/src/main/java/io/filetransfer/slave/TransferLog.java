package io.filetransfer.slave;

import io.filetransfer.common.Parallel;
import io.filetransfer.common.tables.FileOutcome;
import io.filetransfer.common.tables.StatusTable;
import java.util.List;

/** Records on each file's item how its move ended. */
final class TransferLog {

    private static final int ITEMS_AT_ONCE = 16;

    private final StatusTable table;
    private final Parallel parallel = new Parallel(ITEMS_AT_ONCE);

    TransferLog(StatusTable table) {
        this.table = table;
    }

    /**
     * Records settled states.
     *
     * @param settled the states
     * @return the same states, as failures where a move could not be recorded as completed
     */
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
        MoveState recorded = settled.isIn(MoveState.Stage.FAILED) ? settled : complete(settled);
        if (recorded.isIn(MoveState.Stage.FAILED)) {
            recordFailure(recorded.move().file().filePath(), recorded.failure());
        }
        return recorded;
    }

    private MoveState complete(MoveState settled) {
        try {
            return settled.isIn(MoveState.Stage.GONE) ? markGone(settled) : markCompleted(settled);
        } catch (RuntimeException e) {
            return settled.failed(new NotRecordedException(settled, e));
        }
    }

    private MoveState markCompleted(MoveState moved) {
        table.markCompleted(moved.move().file().filePath());
        return moved;
    }

    /** The item may say that another invocation has moved the file; where there is none, nobody has recorded the file. */
    private MoveState markGone(MoveState gone) {
        return table.markGone(gone.move().file().filePath())
                .map(outcome -> outcome == FileOutcome.MOVED ? gone.alreadyMoved() : gone)
                .orElseGet(() -> gone.failed(new FileMissingException(gone.move())));
    }
}
