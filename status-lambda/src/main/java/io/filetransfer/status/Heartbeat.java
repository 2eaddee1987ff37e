package io.filetransfer.status;

import java.time.Duration;
import java.time.Instant;

/**
 * The state machine's {@code HeartbeatSeconds}. They count from the moment at which a task is handed out, and no heartbeat is ever
 * sent: then the task ends, and its execution schedules another with a new token. So a task comes back whose taker has died.
 *
 * @param limit how long after it was handed out a task ends
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html">Task state</a>
 */
record Heartbeat(Duration limit) {

    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    /** Returns whether it is too early for the heartbeat to have ended a task. */
    boolean cannotHaveEnded(ActivityTask task, Instant now) {
        return now.isBefore(task.polledAt().plus(limit).minus(CLOCKS_APART));
    }

    /** Returns whether the heartbeat must have ended a task, if nothing else has. */
    boolean mustHaveEnded(ActivityTask task, Instant now) {
        return now.isAfter(
                task.polledAt().plus(ActivityPoller.READ_TIMEOUT).plus(limit).plus(CLOCKS_APART));
    }
}
