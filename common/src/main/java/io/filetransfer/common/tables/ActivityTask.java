package io.filetransfer.common.tables;

import java.time.Instant;

/**
 * A task of the activity as it was handed to a poll.
 *
 * @param executionId the execution that waits for it; {@link #OF_NO_EXECUTION} when its input does not say
 * @param polledAt when the poll began that was given the task; no earlier than that was it handed out, and an execution's later task
 *     has a later time
 */
public record ActivityTask(String executionId, String token, Instant polledAt) {

    /** Stands for the execution of a task that does not name it, as those of earlier state machines do. No ARN is like it. */
    public static final String OF_NO_EXECUTION = "-";
}
