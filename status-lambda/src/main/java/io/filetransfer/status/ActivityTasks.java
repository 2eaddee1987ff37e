package io.filetransfer.status;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The worker side of the state machine's activity: every outcome to the task of its own execution. */
final class ActivityTasks {

    private final ActivityPoller poller;
    private final ParkedTasks parked;
    private final TaskAnswers answers;
    private final Heartbeat heartbeat;
    private final InstantSource clock;

    ActivityTasks(
            ActivityPoller poller, ParkedTasks parked, TaskAnswers answers, Heartbeat heartbeat, InstantSource clock) {
        this.poller = poller;
        this.parked = parked;
        this.answers = answers;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /**
     * Ends an execution's task. A task that turns out to have been ended before counts as ended: an earlier invocation has done so, or
     * the execution was stopped.
     *
     * @param addressee whose task
     * @param outcome what it is ended with
     * @param remainingTime the time that the function has left
     * @throws ActivityTaskMissingException when the task did not turn up while there was time for another poll
     */
    void end(Addressee addressee, Outcome outcome, Supplier<Duration> remainingTime) {
        Duration atStart = remainingTime.get();
        if (!new Delivery(poller, parked, answers, heartbeat, clock, addressee, outcome).succeeds(remainingTime)) {
            throw new ActivityTaskMissingException(addressee, poller.activityArn(), atStart.minus(remainingTime.get()));
        }
    }
}
