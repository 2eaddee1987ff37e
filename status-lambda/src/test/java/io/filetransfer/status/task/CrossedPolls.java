package io.filetransfer.status.task;

import io.filetransfer.emulator.calls.CallHook;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** Has two functions poll in a certain order, and lets neither do anything with its first task before the other has one too. */
final class CrossedPolls implements CallHook {

    private static final ThreadLocal<String> WHO = new ThreadLocal<>();

    private final String first;
    private final CountDownLatch firstHasPolled = new CountDownLatch(1);
    private final CyclicBarrier bothHavePolled = new CyclicBarrier(2);
    private final Map<String, String> firstTokens = new ConcurrentHashMap<>();

    CrossedPolls(String first) {
        this.first = first;
    }

    void runAs(String name, Runnable function) {
        WHO.set(name);
        function.run();
    }

    Map<String, String> firstTokens() {
        return firstTokens;
    }

    @Override
    public void before(String call) {
        if (isFirstPoll(call) && !WHO.get().equals(first)) {
            await(() -> firstHasPolled.await(10, TimeUnit.SECONDS));
        }
    }

    @Override
    public void after(String call, Object outcome) {
        if (isFirstPoll(call)) {
            firstTokens.put(WHO.get(), ((GetActivityTaskResponse) outcome).taskToken());
            firstHasPolled.countDown();
            await(() -> bothHavePolled.await(10, TimeUnit.SECONDS));
        }
    }

    private boolean isFirstPoll(String call) {
        return call.equals("GetActivityTask") && !firstTokens.containsKey(WHO.get());
    }

    private static void await(Waiting waiting) {
        try {
            waiting.await();
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other function does not poll", e);
        }
    }

    private interface Waiting {
        void await() throws InterruptedException, BrokenBarrierException, TimeoutException;
    }
}
