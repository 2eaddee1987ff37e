package io.filetransfer.master;

import io.filetransfer.common.Execution;
import io.filetransfer.common.ExecutionsTable;
import io.filetransfer.common.SourceZone;
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
     * @return what was found, all of it started
     * @throws FanOutUnfinishedException when files are left: some could not be started, after all others were, or the function's time
     *     is about to end
     */
    FanOutTally run(Optional<Execution> execution, Deadline deadline) {
        FanOutPosition position = FanOutPosition.read(executions, execution);
        FanOutProgress progress = new FanOutProgress(position.startAfter());
        GroupThreads threads = new GroupThreads(group -> files.start(group, execution, progress), progress, deadline);
        threads.run(() -> zone.transferredFiles(position.startAfter()), files.filesPerInvocation());
        try {
            return progress.tally();
        } catch (FanOutUnfinishedException e) {
            position.advance(progress.startedUpTo(), e);
            throw e;
        }
    }
}
