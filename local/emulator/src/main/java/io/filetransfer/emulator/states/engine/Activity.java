package io.filetransfer.emulator.states.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An activity and the tasks that wait for a worker, oldest first. */
public final class Activity {

    private final String arn;
    private final String name;
    private final Instant creationDate;
    private final Deque<ActivityTask> waiting = new ArrayDeque<>();

    Activity(String arn, String name, Instant creationDate) {
        this.arn = arn;
        this.name = name;
        this.creationDate = creationDate;
    }

    /** Returns its ARN. */
    public String arn() {
        return arn;
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns when it was created. */
    public Instant creationDate() {
        return creationDate;
    }

    /**
     * Takes the oldest waiting task out, for one worker alone.
     *
     * @param patience how long to wait for one
     * @return the task; empty when none came
     * @throws InterruptedException when the wait was interrupted
     */
    public synchronized Optional<ActivityTask> take(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long remaining = patience.toNanos();
        while (waiting.isEmpty() && remaining > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, remaining);
            remaining = deadline - System.nanoTime();
        }
        return Optional.ofNullable(waiting.poll());
    }

    /** Puts a task back to the front that its taker could not hand over. */
    public synchronized void putBack(ActivityTask task) {
        waiting.addFirst(task);
        notifyAll();
    }

    synchronized void add(ActivityTask task) {
        waiting.addLast(task);
        notifyAll();
    }

    synchronized void withdraw(ActivityTask task) {
        waiting.remove(task);
    }
}
