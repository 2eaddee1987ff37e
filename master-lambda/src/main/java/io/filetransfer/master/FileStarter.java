package io.filetransfer.master;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.tables.StatusTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * Starts the transfer of files: first recorded, then invoked, so that no slave ever runs for a file that the status check does not
 * know of. Files that the execution does not answer for are started without its name: they arrived after it had started.
 */
final class FileStarter {

    /** One <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>. */
    private static final int BATCH_WRITE_SIZE = 25;

    private final StatusTable table;
    private final SlaveInvoker slaves;
    private final int filesPerInvocation;

    FileStarter(StatusTable table, SlaveInvoker slaves, int filesPerInvocation) {
        this.table = table;
        this.slaves = slaves;
        this.filesPerInvocation = filesPerInvocation;
    }

    /** Returns how many files a group has: whole invocations, as many as one batch write has room for, and at least one. */
    int groupSize() {
        return filesPerInvocation * Math.max(1, BATCH_WRITE_SIZE / filesPerInvocation);
    }

    /** Starts as many of a group's files as it can; the group is told what was started, the progress what failed. */
    void start(Group group, Optional<Execution> execution, FanOutProgress progress) {
        Map<Boolean, List<ListedFile>> inScope = group.files().stream()
                .collect(Collectors.partitioningBy(file -> execution
                        .filter(known -> known.answersFor(file.lastModified()))
                        .isPresent()));
        start(inScope.get(true), execution, group, progress);
        start(inScope.get(false), Optional.empty(), group, progress);
    }

    private void start(List<ListedFile> files, Optional<Execution> owner, Group group, FanOutProgress progress) {
        try {
            table.recordStarted(files, owner);
        } catch (RuntimeException e) {
            progress.failed(files, e);
            return;
        }
        files.stream()
                .gather(Gatherers.windowFixed(filesPerInvocation))
                .takeWhile(batch -> !progress.isCutOff())
                .forEach(batch -> invoke(batch, owner, group, progress));
        owner.ifPresent(execution -> withdraw(group.unstarted(files), execution, progress));
    }

    /** The execution must not wait for what has no slave. The thread may have been interrupted to cut an invoke off; this is brief. */
    private void withdraw(List<ListedFile> unstarted, Execution execution, FanOutProgress progress) {
        if (!unstarted.isEmpty()) {
            Thread.interrupted();
        }
        for (ListedFile file : unstarted) {
            try {
                table.withdraw(file.key(), execution);
            } catch (RuntimeException e) {
                progress.failed(List.of(file), e);
            }
        }
    }

    private void invoke(List<ListedFile> batch, Optional<Execution> owner, Group group, FanOutProgress progress) {
        try {
            slaves.invoke(
                    new MoveRequest(batch.stream().map(ListedFile::sourceFile).toList(), owner.map(Execution::id)));
            batch.forEach(file -> group.started().add(file.key()));
        } catch (RuntimeException e) {
            progress.failed(batch, e);
        }
    }
}
