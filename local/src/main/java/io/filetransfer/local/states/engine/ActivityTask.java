package io.filetransfer.local.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One task of an activity, from when it is scheduled until it is answered, out of time, or no longer wanted. */
public final class ActivityTask {

    private final TaskToken token = TaskToken.random();
    private final String input;
    private final TimeLimits limits;
    private final Branch branch;
    private final long scheduledNanos = System.nanoTime();
    private long heartbeatNanos;
    private boolean started;
    private boolean closed;
    private Optional<Failure> timeout = Optional.empty();
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
        heartbeatNanos = System.nanoTime();
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
        if (failure.isEmpty()) {
            timeout = Optional.of(Failure.of(heartbeatMissed() ? ErrorNames.HEARTBEAT_TIMEOUT : ErrorNames.TIMEOUT));
        }
        throw new StateFailedException(failure.or(() -> timeout).orElseThrow());
    }

    /** Tells whether the task ran out of time. */
    synchronized boolean timedOut() {
        return timeout.isPresent();
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
        long forTask = remainingNanos(limits.timeoutSeconds(), scheduledNanos);
        return started ? Math.min(forTask, remainingNanos(limits.heartbeatSeconds(), heartbeatNanos)) : forTask;
    }

    private boolean heartbeatMissed() {
        return started
                && remainingNanos(limits.heartbeatSeconds(), heartbeatNanos)
                        < remainingNanos(limits.timeoutSeconds(), scheduledNanos);
    }

    private static long remainingNanos(OptionalLong seconds, long since) {
        return TimeUnit.SECONDS.toNanos(seconds.orElse(Seconds.MAX)) - (System.nanoTime() - since);
    }
}
