package io.filetransfer.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    private final Parallel parallel = new Parallel(4);

    @Test
    void map_manyItems_keepsTheirOrder() {
        assertThat(parallel.map(HUNDRED, i -> i + 1))
                .isEqualTo(IntStream.range(1, 101).boxed().toList());
    }

    @Test
    void map_noItem_isEmpty() {
        assertThat(parallel.map(List.of(), i -> i)).isEmpty();
    }

    @Test
    void map_oneItem_runsOnTheCallersThread() {
        assertThat(parallel.map(List.of(1), i -> Thread.currentThread())).containsExactly(Thread.currentThread());
    }

    @Test
    void map_manyItems_runsAtMostAsManyAtOnceAsTheLimit() {
        AtomicInteger running = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);

        List<Integer> atOnce = parallel.map(HUNDRED, i -> {
            int now = running.incrementAndGet();
            four.countDown();
            awaitZero(four);
            running.decrementAndGet();
            return now;
        });

        assertThat(atOnce).allMatch(now -> now <= 4).contains(4);
    }

    @Test
    void map_oneTaskFails_startsNoFurtherOnesAndRethrows() {
        AtomicInteger started = new AtomicInteger();
        RuntimeException failure = new IllegalStateException("third");

        assertThatThrownBy(() -> new Parallel(1).map(HUNDRED, i -> {
                    if (started.incrementAndGet() == 3) {
                        throw failure;
                    }
                    return i;
                }))
                .isSameAs(failure);
        assertThat(started).hasValue(3);
    }

    @Test
    void map_severalTasksFail_keepsTheOthersAsSuppressed() {
        CountDownLatch both = new CountDownLatch(2);

        assertThatThrownBy(() -> parallel.map(List.of(1, 2), i -> {
                    both.countDown();
                    awaitZero(both);
                    throw new IllegalStateException("task");
                }))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void map_taskEndsWithAnError_rethrowsIt() {
        assertThatThrownBy(() -> parallel.map(HUNDRED, i -> {
                    throw new AssertionError("dead");
                }))
                .isInstanceOf(AssertionError.class);
    }

    private static void awaitZero(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
