package io.filetransfer.master;

import io.filetransfer.common.ListedFile;
import java.time.Duration;
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
            listing.get()
                    .takeWhile(file -> isInTime())
                    .gather(Gatherers.windowFixed(groupSize(filesPerInvocation)))
                    .forEach(files -> start(files, executor));
            progress.listed();
        } catch (SdkException e) {
            progress.listingStopped(e);
        } finally {
            awaitGroupsInFlight(executor);
        }
    }

    private boolean isInTime() {
        if (deadline.isNear()) {
            progress.stopped(Deadline.LAST_START);
            return false;
        }
        return true;
    }

    private void start(List<ListedFile> files, ExecutorService executor) {
        Group group = progress.found(files);
        if (!hasRoom() || !isInTime()) {
            return;
        }
        executor.execute(() -> {
            try {
                starter.accept(group);
            } finally {
                progress.ended(group);
                permits.release();
            }
        });
    }

    /** Waits until a group in flight has ended, but not beyond the moment after which nothing is started. */
    private boolean hasRoom() {
        try {
            boolean room = permits.tryAcquire(deadline.untilLastStart().toMillis(), TimeUnit.MILLISECONDS);
            if (!room) {
                progress.stopped(Deadline.LAST_START);
            }
            return room;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An interrupted call to a service ends at once; whether it took effect does not matter, since its file is started again. */
    private void awaitGroupsInFlight(ExecutorService executor) {
        executor.shutdown();
        try {
            Duration left = deadline.untilCutOff();
            if (!executor.awaitTermination(left.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Whole invocations, as many as one batch write has room for, and at least one. */
    private static int groupSize(int filesPerInvocation) {
        return filesPerInvocation * Math.max(1, BATCH_WRITE_SIZE / filesPerInvocation);
    }
}
