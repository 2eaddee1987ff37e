package io.filetransfer.master;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.tables.ExecutionsTable;
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
    private final ExecutionsTable executions;
    private final SlaveInvoker slaves;
    private final int filesPerInvocation;

    FileStarter(StatusTable table, ExecutionsTable executions, SlaveInvoker slaves, int filesPerInvocation) {
        this.table = table;
        this.executions = executions;
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
        List<Invocation> invocations;
        try {
            invocations = record(files, owner.map(Execution::id));
            table.recordStarted(files, owner, filesPerInvocation == 1);
        } catch (RuntimeException e) {
            progress.failed(files, e);
            return;
        }
        invocations.stream()
                .takeWhile(invocation -> !progress.isCutOff())
                .forEach(invocation -> invoke(invocation, group, progress));
        owner.ifPresent(execution -> withdraw(group.unstarted(files), execution, progress));
    }

    /**
     * Has the execution remember each invocation of several files by an entry, which costs less than one for each file. It comes before
     * the items: what it names and the execution does not answer for is passed over, what it does not name would be forgotten.
     */
    private List<Invocation> record(List<ListedFile> files, Optional<String> executionId) {
        return files.stream()
                .gather(Gatherers.windowFixed(filesPerInvocation))
                .map(batch -> new Invocation(
                        batch,
                        executionId,
                        executionId
                                .filter(id -> filesPerInvocation > 1)
                                .map(id -> executions.addPending(
                                        id, batch.stream().map(ListedFile::key).toList()))))
                .toList();
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

    private void invoke(Invocation invocation, Group group, FanOutProgress progress) {
        try {
            slaves.invoke(invocation.request());
            invocation.files().forEach(file -> group.started().add(file.key()));
        } catch (RuntimeException e) {
            progress.failed(invocation.files(), e);
        }
    }

    private record Invocation(List<ListedFile> files, Optional<String> executionId, Optional<String> pending) {

        MoveRequest request() {
            return new MoveRequest(files.stream().map(ListedFile::sourceFile).toList(), executionId, pending);
        }
    }
}
