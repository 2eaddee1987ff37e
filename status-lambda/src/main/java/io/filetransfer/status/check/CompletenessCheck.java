package io.filetransfer.status.check;

import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.FileFailures;
import io.filetransfer.common.tables.RecordedFiles;
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
     * @param table what master has recorded
     * @param executions what slaves have failed at
     * @param attempts how many attempts a file has
     * @param slaves has a slave look after a file that nobody else will mark
     */
    public CompletenessCheck(
            SourceZone zone,
            FileKeys keys,
            RecordedFiles table,
            ExecutionsTable executions,
            long attempts,
            SlaveInvoker slaves) {
        whole = new WholeCheck(zone, table);
        ofExecution =
                new ExecutionCheck(zone, keys, table, new Attempts(new FileFailures(executions), attempts), slaves);
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
