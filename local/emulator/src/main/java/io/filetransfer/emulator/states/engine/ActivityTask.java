package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One task of an activity, from when it is scheduled until it is answered, out of time, or no longer wanted. Both of its
 * limits count from when a worker takes it: a task that nobody takes waits as long as its execution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html">Task state</a>
 */
public final class ActivityTask {

    private final TaskToken token = TaskToken.random();
    private final String input;
    private final TimeLimits limits;
    private final Branch branch;
    private long startedNanos;
    private long heartbeatNanos;
    private boolean started;
    private boolean closed;
    private boolean timedOut;
    private Optional<JsonNode> result = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    ActivityTask(String input, TimeLimits limits, Branch branch) {
        this.input = input;
        this.limits = limits;
        this.branch = branch;
    }

    /** Returns what a worker answers with. */
    public TaskToken token() {
        return token;
    }

    /** Returns the task's input, JSON. */
    public String input() {
        return input;
    }

    /**
     * Records that a worker has the task.
     *
     * @param workerName the worker's name, if it gave one
     * @return whether the task is still wanted
     */
    public synchronized boolean start(Optional<String> workerName) {
        if (closed) {
            return false;
        }
        try {
            branch.record(Event.activityStarted(workerName));
        } catch (InterruptedException e) {
            // Says that the branch was stopped; the thread of the poll was not interrupted.
            return false;
        }
        started = true;
        startedNanos = System.nanoTime();
        heartbeatNanos = startedNanos;
        notifyAll();
        return true;
    }

    /**
     * Ends the task with a result.
     *
     * @return whether the task was still waiting
     */
    public synchronized boolean succeed(JsonNode output) {
        return answer(() -> result = Optional.of(output));
    }

    /**
     * Ends the task with an error.
     *
     * @return whether the task was still waiting
     */
    public synchronized boolean fail(Failure reason) {
        return answer(() -> failure = Optional.of(reason));
    }

    /**
     * Restarts the heartbeat's clock.
     *
     * @return whether the task is still waiting
     */
    public synchronized boolean heartbeat() {
        heartbeatNanos = System.nanoTime();
        return wanted();
    }

    /** Waits for the answer. */
    synchronized JsonNode await() throws StateFailedException, InterruptedException {
        while (!closed) {
            long remaining = remainingNanos();
            if (remaining <= 0) {
                closed = true;
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, remaining);
            }
        }
        if (result.isPresent()) {
            return result.get();
        }
        if (failure.isPresent()) {
            throw new StateFailedException(failure.get());
        }
        timedOut = true;
        throw heartbeatMissed()
                ? StateFailedException.heartbeatMissed()
                : new StateFailedException(Failure.of(ErrorNames.TIMEOUT));
    }

    /** Tells whether the task ran out of time. */
    synchronized boolean timedOut() {
        return timedOut;
    }

    synchronized void close() {
        closed = true;
    }

    private boolean answer(Runnable outcome) {
        if (!wanted()) {
            return false;
        }
        outcome.run();
        closed = true;
        notifyAll();
        return true;
    }

    private boolean wanted() {
        return !closed && !branch.stopped();
    }

    private long remainingNanos() {
        return started ? Math.min(remainingForTask(), remainingForHeartbeat()) : Long.MAX_VALUE;
    }

    private boolean heartbeatMissed() {
        return remainingForHeartbeat() < remainingForTask();
    }

    private long remainingForTask() {
        return remainingNanos(limits.timeoutSeconds(), startedNanos);
    }

    private long remainingForHeartbeat() {
        return remainingNanos(limits.heartbeatSeconds(), heartbeatNanos);
    }

    private static long remainingNanos(OptionalLong seconds, long since) {
        return TimeUnit.SECONDS.toNanos(seconds.orElse(Seconds.MAX)) - (System.nanoTime() - since);
    }
}
