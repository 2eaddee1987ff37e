package io.filetransfer.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Bounded concurrency: runs each task on a virtual thread of its own, and at most as many at once as the limit. A single task runs on
 * the caller's thread.
 */
public final class Parallel {

    private final int limit;

    /** Creates the bound: how many tasks may run at once, at least 1. */
    public Parallel(int limit) {
        this.limit = limit;
    }

    /**
     * Applies a task to every item. Once a task has failed, no further one is started; those that run are waited for.
     *
     * @param task may be called from several threads at once
     * @return the results, in the items' order
     * @throws RuntimeException the first failure; the others are suppressed in it
     */
    public <T, R> List<R> map(List<T> items, Function<T, R> task) {
        return items.size() > 1
                ? mapOnThreads(items, task)
                : items.stream().map(task).toList();
    }

    private <T, R> List<R> mapOnThreads(List<T> items, Function<T, R> task) {
        List<Future<R>> results = new ArrayList<>(items.size());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Semaphore permits = new Semaphore(limit);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                permits.acquireUninterruptibly();
                if (failure.get() != null) {
                    break;
                }
                results.add(threads.submit(() -> run(item, task, failure, permits)));
            }
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
        if (failure.get() instanceof Error e) {
            throw e;
        }
        return results.stream().map(Future::resultNow).toList();
    }

    private static <T, R> R run(T item, Function<T, R> task, AtomicReference<Throwable> failure, Semaphore permits) {
        try {
            return task.apply(item);
        } catch (RuntimeException | Error e) {
            keep(failure, e);
            throw e;
        } finally {
            permits.release();
        }
    }

    /** Tasks may fail with one and the same exception, which cannot suppress itself. */
    private static void keep(AtomicReference<Throwable> first, Throwable failure) {
        if (!first.compareAndSet(null, failure) && !first.get().equals(failure)) {
            first.get().addSuppressed(failure);
        }
    }
}
