package io.filetransfer.master;

import io.filetransfer.common.MoveRequest;
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
        Semaphore permits = new Semaphore(CONCURRENCY);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            zone.transferredFiles().gather(Gatherers.windowFixed(groupSize())).forEach(group -> {
                permits.acquireUninterruptibly();
                executor.execute(() -> {
                    try {
                        start(group, progress);
                    } catch (RuntimeException | Error e) {
                        progress.broken(e);
                    } finally {
                        permits.release();
                    }
                });
            });
        }
        return progress.summary();
    }

    private void start(List<SourceFile> group, FanOutProgress progress) {
        try {
            table.recordStarted(group.stream().map(SourceFile::filePath).toList());
        } catch (RuntimeException e) {
            progress.failed(group, e);
            return;
        }
        group.stream().gather(Gatherers.windowFixed(filesPerInvocation)).forEach(files -> invoke(files, progress));
    }

    private void invoke(List<SourceFile> files, FanOutProgress progress) {
        try {
            slaves.invoke(new MoveRequest(files));
            progress.started(files.size());
        } catch (SdkException e) {
            progress.failed(files, e);
        }
    }

    /** Whole invocations, as many as one batch write has room for, and at least one. */
    private int groupSize() {
        return filesPerInvocation * Math.max(1, BATCH_WRITE_SIZE / filesPerInvocation);
    }
}
