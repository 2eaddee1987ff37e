package io.filetransfer.master;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Lists the source zone and starts the transfer of every file in it, for as long as the function's time lasts. Groups of files are
 * started at the same time, each on a thread of its own. The listing streams through: only the groups in flight are held in memory.
 */
final class FanOut {

    /** Groups in flight, which is also the number of connections that they need. */
    static final int CONCURRENCY = 32;

    /** Nothing is started any more: 20 s for what is in flight, through retries, and then {@link #CUT_OFF}. */
    private static final Duration LAST_START = Duration.ofSeconds(30);

    /** What is still in flight is cut off: 10 s for it to end, to keep the position, through retries, and to answer. */
    static final Duration CUT_OFF = Duration.ofSeconds(10);

    /** How long threads that were cut off are waited for, at most: they take back what they have recorded and not started. */
    private static final Duration UNWINDING = Duration.ofSeconds(5);

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
     */
    FanOutResult run(Optional<Execution> execution, Deadline deadline) {
        FanOutProgress progress = new FanOutProgress();
        execution.ifPresent(known -> readPosition(known, progress));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            startGroups(execution, progress, deadline, threads);
        } catch (SdkException e) {
            progress.listingStopped(e);
        } finally {
            awaitGroupsInFlight(threads, progress, deadline);
        }
        if (!progress.isComplete()) {
            execution.ifPresent(known -> keepPosition(known, progress));
        }
        return progress.result();
    }

    private void startGroups(
            Optional<Execution> execution, FanOutProgress progress, Deadline deadline, ExecutorService threads) {
        Semaphore permits = new Semaphore(CONCURRENCY);
        if (!mayStart(permits, progress, deadline)) {
            return;
        }
        Iterator<List<ListedFile>> groups = zone.transferredFiles(progress.startAfter(), progress::listed)
                .gather(Gatherers.windowFixed(files.groupSize()))
                .iterator();
        while (groups.hasNext()) {
            Group group = progress.found(groups.next());
            threads.execute(() -> {
                try {
                    InvokeRetries.until(deadline, () -> files.start(group, execution, progress));
                } finally {
                    progress.ended(group);
                    permits.release();
                }
            });
            if (!mayStart(permits, progress, deadline)) {
                return;
            }
        }
        progress.listedToTheEnd();
    }

    /** Waits until one more group may be in flight, but not longer than there is time to start it. */
    private static boolean mayStart(Semaphore permits, FanOutProgress progress, Deadline deadline) {
        try {
            long patience = deadline.remaining().minus(LAST_START).toMillis();
            if (permits.tryAcquire(patience, TimeUnit.MILLISECONDS) && deadline.leaves(LAST_START)) {
                return !progress.isRefused();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.stopped(LAST_START);
        return false;
    }

    /** An interrupted call to a service ends at once; whether it took effect does not matter, since its file is started again. */
    private static void awaitGroupsInFlight(ExecutorService threads, FanOutProgress progress, Deadline deadline) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(deadline.remaining().minus(CUT_OFF).toMillis(), TimeUnit.MILLISECONDS)) {
                progress.cutOff();
                threads.shutdownNow();
                threads.awaitTermination(UNWINDING.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Only time is lost when the position is not known, or too early: a file that is started twice is moved once. */
    private void readPosition(Execution execution, FanOutProgress progress) {
        try {
            executions.fanOutPosition(execution.id()).ifPresent(progress::beginAfter);
        } catch (SdkException e) {
            progress.note("the position could not be read (" + e.getMessage() + ")");
        }
    }

    private void keepPosition(Execution execution, FanOutProgress progress) {
        try {
            progress.startedUpTo()
                    .filter(key -> !progress.startAfter().equals(Optional.of(key)))
                    .ifPresent(key -> executions.putFanOutPosition(execution.id(), key));
        } catch (RuntimeException e) {
            progress.note("the position could not be kept (" + e.getMessage() + ")");
        }
    }
}
