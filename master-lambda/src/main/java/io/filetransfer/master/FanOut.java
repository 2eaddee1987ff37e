package io.filetransfer.master;

import io.filetransfer.common.SourceFile;
import io.filetransfer.common.SourceZone;
import io.filetransfer.common.TransferStatusTable;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Lists the source zone and starts the transfer of every file in it: first recorded, then invoked, so that no slave ever runs for a
 * file that the status check does not know of. The listing streams through in groups the size of one batch write; only the groups in
 * flight are held in memory.
 */
final class FanOut {

    /** Groups in flight, which is also the number of connections that they need. */
    static final int CONCURRENCY = 32;

    /** One <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>. */
    private static final int GROUP_SIZE = 25;

    private final SourceZone zone;
    private final TransferStatusTable table;
    private final SlaveInvoker slaves;

    FanOut(SourceZone zone, TransferStatusTable table, SlaveInvoker slaves) {
        this.zone = zone;
        this.table = table;
        this.slaves = slaves;
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
        zone.transferredFiles().gather(Gatherers.windowFixed(GROUP_SIZE)).forEach(group -> {
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

    private void start(List<SourceFile> group, FanOutProgress progress) {
        try {
            table.recordStarted(group.stream().map(SourceFile::filePath).toList());
        } catch (RuntimeException e) {
            group.forEach(file -> progress.failed(file, e));
            return;
        }
        group.forEach(file -> invoke(file, progress));
    }

    private void invoke(SourceFile file, FanOutProgress progress) {
        try {
            slaves.invoke(file);
            progress.started();
        } catch (RuntimeException e) {
            progress.failed(file, e);
        }
    }
}
