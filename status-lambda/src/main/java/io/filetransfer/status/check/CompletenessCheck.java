package io.filetransfer.status.check;

import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.status.FanOut;
import java.util.Optional;

/** Decides whether a transfer is complete: an execution's own, or, for somebody who asks by hand, everything. */
public final class CompletenessCheck {

    private final WholeCheck whole;
    private final ExecutionCheck ofExecution;

    /**
     * Creates the check.
     *
     * @param zone the source zone
     * @param keys which of its files are transferred
     * @param table what master and slaves have recorded
     * @param executions which of the files have failed permanently
     * @param slaves has a slave look after a file that nobody else will mark
     */
    public CompletenessCheck(
            SourceZone zone, FileKeys keys, StatusTable table, ExecutionsTable executions, SlaveInvoker slaves) {
        whole = new WholeCheck(zone, table);
        ofExecution = new ExecutionCheck(zone, keys, table, executions, slaves);
    }

    /**
     * Checks.
     *
     * @param execution whose transfer; empty for everything
     * @param fanOut how the execution's fan-out has ended
     */
    public CheckResult check(Optional<Execution> execution, FanOut fanOut) {
        return execution.map(known -> ofExecution.check(known, fanOut)).orElseGet(whole::check);
    }
}
