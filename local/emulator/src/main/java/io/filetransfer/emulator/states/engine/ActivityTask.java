package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One task of an activity, from when it is scheduled until it is answered, out of time, or no longer wanted. Both of its
 * limits count from when a worker takes it: a task that nobody takes waits as long as its execution. An answer is in the
 * history before its sender hears of it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html">Task state</a>
 */
public final class ActivityTask {

    private final TaskToken token = TaskToken.random();
    private final String input;
    private final TaskWork.Limits limits;
    private final Branch branch;
    private long startedNanos;
    private long heartbeatNanos;
    private boolean started;
    private boolean closed;
    private Optional<JsonNode> result = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    ActivityTask(String input, TaskWork.Limits limits, Branch branch) {
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

    /** Records that a worker, which may have a name, has the task; returns whether the task is still wanted. */
    public synchronized boolean start(Optional<String> workerName) {
        if (closed || !recorded(Event.activityStarted(workerName))) {
            return false;
        }
        started = true;
        startedNanos = System.nanoTime();
        heartbeatNanos = startedNanos;
        notifyAll();
        return true;
    }

    /** Ends the task with a result; returns whether it was still waiting. */
    public synchronized boolean succeed(JsonNode output) {
        return answer(Event.succeeded("ActivitySucceeded", output), () -> result = Optional.of(output));
    }

    /** Ends the task with an error; returns whether it was still waiting. */
    public synchronized boolean fail(Failure reason) {
        return answer(Event.failed("ActivityFailed", reason), () -> failure = Optional.of(reason));
    }

    /** Restarts the heartbeat's clock; returns whether the task is still waiting. */
    public synchronized boolean heartbeat() {
        heartbeatNanos = System.nanoTime();
        return !closed && !branch.stopped();
    }

    /** Waits for the answer, and takes no other after that. */
    synchronized JsonNode await() throws StateFailedException, InterruptedException {
        try {
            while (!closed && remainingNanos() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, remainingNanos());
            }
        } finally {
            closed = true;
        }
        if (result.isPresent()) {
            return result.get();
        }
        if (failure.isPresent()) {
            throw new StateFailedException(failure.get());
        }
        Failure timeout = Failure.of(ErrorNames.TIMEOUT);
        branch.record(Event.failed("ActivityTimedOut", timeout));
        // The error is the one of any timeout; a name of its own a missed heartbeat has for Retry and Catch alone.
        throw remainingForHeartbeat() < remainingForTask()
                ? new StateFailedException(timeout, ErrorNames.HEARTBEAT_TIMEOUT)
                : new StateFailedException(timeout);
    }

    private boolean answer(Event event, Runnable outcome) {
        if (closed || !recorded(event)) {
            return false;
        }
        outcome.run();
        closed = true;
        notifyAll();
        return true;
    }

    /** Returns whether the branch still runs. A full history ends the execution at the branch's own next event. */
    private boolean recorded(Event event) {
        try {
            branch.record(event);
            return true;
        } catch (History.FullException e) {
            return true;
        } catch (InterruptedException e) {
            // Says that the branch was stopped; the thread of the worker's call was not interrupted.
            return false;
        }
    }

    private long remainingNanos() {
        return started ? Math.min(remainingForTask(), remainingForHeartbeat()) : Long.MAX_VALUE;
    }

    private long remainingForTask() {
        return remainingNanos(limits.timeoutSeconds(), startedNanos);
    }

    private long remainingForHeartbeat() {
        return remainingNanos(limits.heartbeatSeconds(), heartbeatNanos);
    }

    private static long remainingNanos(OptionalLong seconds, long since) {
        return TimeUnit.SECONDS.toNanos(seconds.orElse(Setting.MAX_SECONDS)) - (System.nanoTime() - since);
    }
}
