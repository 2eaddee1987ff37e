package io.filetransfer.master;

import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.master.FanOutResult.Outcome;
import java.util.Optional;

/** Lists the source zone and starts the transfer of every file in it, for as long as the function's time lasts. */
final class FanOut {

    private final SourceZone zone;
    private final FileStarter files;
    private final ExecutionsTable executions;

    FanOut(SourceZone zone, FileStarter files, ExecutionsTable executions) {
        this.zone = zone;
        this.files = files;
        this.executions = executions;
    }

    /**
     * Starts every file; in a further run of the same execution, every file behind those that the earlier runs have started.
     *
     * @param execution the execution whose run it is; empty when there is none
     * @param deadline when to stop
     * @return what was found, and what of it was started
     */
    FanOutResult run(Optional<Execution> execution, Deadline deadline) {
        FanOutPosition position = FanOutPosition.read(executions, execution);
        FanOutProgress progress = new FanOutProgress(position.startAfter());
        GroupThreads threads = new GroupThreads(
                group -> InvokeRetries.until(deadline, () -> files.start(group, execution, progress)),
                progress,
                deadline);
        threads.run(() -> zone.transferredFiles(position.startAfter(), progress::listed), files.filesPerInvocation());
        FanOutResult result = progress.result();
        return result.outcome() == Outcome.STARTED ? result : result.with(position.advance(progress.startedUpTo()));
    }
}
