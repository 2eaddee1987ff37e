package io.filetransfer.master;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.ListedFile;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Starts the groups of a listing at the same time, each on a thread of its own, and stops in time. The listing streams through: only
 * the groups in flight are held in memory.
 */
final class GroupThreads {

    /** Groups in flight, which is also the number of connections that they need. */
    static final int CONCURRENCY = 32;

    /** Nothing is started any more: 20 s for what is in flight, through retries, and then {@link #CUT_OFF}. */
    private static final Duration LAST_START = Duration.ofSeconds(30);

    /** What is still in flight is cut off: 10 s for it to end, to keep the position, through retries, and to answer. */
    static final Duration CUT_OFF = Duration.ofSeconds(10);

    /** How long threads that were cut off are waited for, at most: they take back what they have recorded and not started. */
    private static final Duration UNWINDING = Duration.ofSeconds(5);

    /** One <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>. */
    private static final int BATCH_WRITE_SIZE = 25;

    private final Consumer<Group> starter;
    private final FanOutProgress progress;
    private final Deadline deadline;
    private final Semaphore permits = new Semaphore(CONCURRENCY);

    /**
     * Creates the threads' owner.
     *
     * @param starter starts a group's files, and tells the group of each
     * @param progress is told what is found and what has ended
     * @param deadline when to stop
     */
    GroupThreads(Consumer<Group> starter, FanOutProgress progress, Deadline deadline) {
        this.starter = starter;
        this.progress = progress;
        this.deadline = deadline;
    }

    /**
     * Starts every group, until the listing ends or the deadline is near, and waits for those in flight.
     *
     * @param listing the files
     * @param filesPerInvocation how many files one invocation of the slave moves
     */
    void run(Supplier<Stream<ListedFile>> listing, int filesPerInvocation) {
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            startGroups(listing, groupSize(filesPerInvocation), executor);
        } catch (SdkException e) {
            progress.listingStopped(e);
        } finally {
            awaitGroupsInFlight(executor);
        }
    }

    private void startGroups(Supplier<Stream<ListedFile>> listing, int groupSize, ExecutorService executor) {
        if (!mayStart()) {
            return;
        }
        Iterator<List<ListedFile>> groups =
                listing.get().gather(Gatherers.windowFixed(groupSize)).iterator();
        while (groups.hasNext()) {
            start(progress.found(groups.next()), executor);
            if (!mayStart()) {
                return;
            }
        }
        progress.listedToTheEnd();
    }

    /** Waits until one more group may be in flight, but not longer than there is time to start it. */
    private boolean mayStart() {
        if (!isFree() || !deadline.leaves(LAST_START)) {
            progress.stopped(LAST_START);
            return false;
        }
        return !progress.isRefused();
    }

    private boolean isFree() {
        try {
            return permits.tryAcquire(deadline.remaining().minus(LAST_START).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void start(Group group, ExecutorService executor) {
        executor.execute(() -> {
            try {
                starter.accept(group);
            } finally {
                progress.ended(group);
                permits.release();
            }
        });
    }

    /** An interrupted call to a service ends at once; whether it took effect does not matter, since its file is started again. */
    private void awaitGroupsInFlight(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(deadline.remaining().minus(CUT_OFF).toMillis(), TimeUnit.MILLISECONDS)) {
                cutOff(executor);
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void cutOff(ExecutorService executor) throws InterruptedException {
        progress.cutOff();
        executor.shutdownNow();
        executor.awaitTermination(UNWINDING.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whole invocations, as many as one batch write has room for, and at least one. */
    private static int groupSize(int filesPerInvocation) {
        return filesPerInvocation * Math.max(1, BATCH_WRITE_SIZE / filesPerInvocation);
    }
}
