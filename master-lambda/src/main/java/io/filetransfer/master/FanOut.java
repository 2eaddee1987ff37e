package io.filetransfer.master;

import io.filetransfer.common.ListedFile;
import io.filetransfer.common.MoveRequest;
import io.filetransfer.common.SourceFile;
import io.filetransfer.common.SourceZone;
import io.filetransfer.common.TransferStatusTable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Lists the source zone and starts the transfer of every file in it: first recorded, then invoked, so that no slave ever runs for a
 * file that the status check does not know of. The listing streams through in groups of about one batch write; only the groups in
 * flight are held in memory.
 */
final class FanOut {

    /** Groups in flight, which is also the number of connections that they need. */
    static final int CONCURRENCY = 32;

    /** One <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>. */
    private static final int BATCH_WRITE_SIZE = 25;

    private final SourceZone zone;
    private final TransferStatusTable table;
    private final SlaveInvoker slaves;
    private final int filesPerInvocation;

    FanOut(SourceZone zone, TransferStatusTable table, SlaveInvoker slaves, int filesPerInvocation) {
        this.zone = zone;
        this.table = table;
        this.slaves = slaves;
        this.filesPerInvocation = filesPerInvocation;
    }

    /**
     * Starts every file.
     *
     * @return how many files were found, all of them started
     * @throws FanOutUnfinishedException when some could not be started, after all others were
     */
    FanOutSummary run() {
        FanOutProgress progress = new FanOutProgress();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            startGroups(executor, progress);
        } catch (SdkException e) {
            progress.listingStopped(e);
        }
        return progress.summary();
    }

    private void startGroups(ExecutorService executor, FanOutProgress progress) {
        Semaphore permits = new Semaphore(CONCURRENCY);
        zone.transferredFiles(Optional.empty())
                .gather(Gatherers.windowFixed(groupSize()))
                .forEach(group -> {
                    progress.found(group.size());
                    permits.acquireUninterruptibly();
                    executor.execute(() -> {
                        try {
                            start(group, progress);
                        } finally {
                            permits.release();
                        }
                    });
                });
    }

    private void start(List<ListedFile> group, FanOutProgress progress) {
        try {
            table.recordStarted(group, Optional.empty());
        } catch (RuntimeException e) {
            progress.failed(files(group), e);
            return;
        }
        files(group).stream()
                .gather(Gatherers.windowFixed(filesPerInvocation))
                .forEach(files -> invoke(files, progress));
    }

    private void invoke(List<SourceFile> files, FanOutProgress progress) {
        try {
            slaves.invoke(new MoveRequest(files, Optional.empty()));
            progress.started(files.size());
        } catch (RuntimeException e) {
            progress.failed(files, e);
        }
    }

    private static List<SourceFile> files(List<ListedFile> group) {
        return group.stream().map(ListedFile::sourceFile).toList();
    }

    /** Whole invocations, as many as one batch write has room for, and at least one. */
    private int groupSize() {
        return filesPerInvocation * Math.max(1, BATCH_WRITE_SIZE / filesPerInvocation);
    }
}
