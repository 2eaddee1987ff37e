package io.filetransfer.slave;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Runs tasks at once, each on a virtual thread, but not more of them than a limit. A single task runs on the
 * caller's thread. */
final class Parallel {

    private final int limit;

    Parallel(int limit) {
        this.limit = limit;
    }

    /**
     * Applies a task to every item. After a task has failed no further ones are started; those under way are waited for.
     *
     * @return the results, in the items' order
     * @throws RuntimeException the first failure, with the later ones suppressed
     */
    <T, R> List<R> map(List<T> items, Function<T, R> task) {
        return items.size() > 1
                ? mapOnThreads(items, task)
                : items.stream().map(task).toList();
    }

    private <T, R> List<R> mapOnThreads(List<T> items, Function<T, R> task) {
        List<Future<R>> results = new ArrayList<>(items.size());
        FirstFailure failure = new FirstFailure();
        Semaphore permits = new Semaphore(limit);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                permits.acquireUninterruptibly();
                if (failure.isPresent()) {
                    break;
                }
                results.add(threads.submit(() -> run(item, task, failure, permits)));
            }
        }
        failure.rethrow();
        return results.stream().map(Future::resultNow).toList();
    }

    private static <T, R> R run(T item, Function<T, R> task, FirstFailure failure, Semaphore permits) {
        try {
            return task.apply(item);
        } catch (RuntimeException | Error e) {
            failure.add(e);
            throw e;
        } finally {
            permits.release();
        }
    }
}
