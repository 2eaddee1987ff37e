package io.filetransfer.status;

import java.time.Duration;
import java.time.Instant;

/**
 * A task of the activity as it was handed to a poll.
 *
 * @param executionId the execution that waits for it; {@link Addressee#UNKNOWN} when its input does not say
 * @param token its token
 * @param polledAt when the poll began that was given the task; no earlier than that was it handed out, and an execution's later task
 *     has a later time
 */
record ActivityTask(String executionId, String token, Instant polledAt) {

    /**
     * The state machine's {@code HeartbeatSeconds}. They count from the moment at which a task is handed out, and none is ever sent:
     * then the task ends, and its execution schedules another with a new token. So a task comes back whose taker has died.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html">activities</a>
     */
    static final Duration HEARTBEAT = Duration.ofMinutes(2);

    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    /** Returns whether it is too early for the heartbeat to have ended the task. */
    boolean isWithinHeartbeat(Instant now) {
        return now.isBefore(polledAt.plus(HEARTBEAT).minus(CLOCKS_APART));
    }

    /** Returns whether the heartbeat must have ended the task, if nothing else has. */
    boolean isPastHeartbeat(Instant now) {
        return now.isAfter(
                polledAt.plus(ActivityPoller.READ_TIMEOUT).plus(HEARTBEAT).plus(CLOCKS_APART));
    }
}
