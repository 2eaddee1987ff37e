package io.filetransfer.master;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.master.FanOutResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

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
        List<String> problems = new ArrayList<>();
        Optional<String> startAfter = execution.flatMap(known -> position(known, problems));
        FanOutProgress progress = new FanOutProgress(startAfter);
        GroupThreads threads = new GroupThreads(
                group -> InvokeRetries.until(deadline, () -> files.start(group, execution, progress)),
                progress,
                deadline);
        threads.run(() -> zone.transferredFiles(startAfter, progress::listed), files.filesPerInvocation());
        FanOutResult result = progress.result();
        if (result.outcome() == Outcome.STARTED) {
            return result;
        }
        execution.ifPresent(known -> keepPosition(known, startAfter, progress.startedUpTo(), problems));
        return result.with(problems);
    }

    /**
     * Only time is lost when the position is not known, or too early: a file that is started twice is moved once.
     *
     * @param problems receives what goes wrong
     */
    private Optional<String> position(Execution execution, List<String> problems) {
        try {
            return executions.fanOutPosition(execution.id());
        } catch (SdkException e) {
            problems.add("the position could not be read (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    private void keepPosition(
            Execution execution, Optional<String> begun, Optional<String> reached, List<String> problems) {
        try {
            reached.filter(key -> !begun.equals(reached))
                    .ifPresent(key -> executions.putFanOutPosition(execution.id(), key));
        } catch (RuntimeException e) {
            problems.add("the position could not be kept (" + e.getMessage() + ")");
        }
    }
}
