package io.filetransfer.emulator.states.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** An activity and the tasks that wait for a worker, oldest first. */
public record Activity(String arn, String name, Instant creationDate, BlockingDeque<ActivityTask> waiting) {

    Activity(String arn, String name) {
        this(arn, name, Instant.now(), new LinkedBlockingDeque<>());
    }

    /** Takes the oldest waiting task out, for one worker alone; empty when none came in time. */
    public Optional<ActivityTask> take(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Puts a task back to the front that its taker could not hand over. */
    public void putBack(ActivityTask task) {
        waiting.addFirst(task);
    }
}
