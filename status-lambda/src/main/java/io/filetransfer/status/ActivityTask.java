package io.filetransfer.status;

import java.time.Instant;

/**
 * A task of the activity as it was handed to a poll.
 *
 * @param executionId the execution that waits for it; {@link Addressee#UNKNOWN} when its input does not say
 * @param token its token
 * @param polledAt when the poll began that was given the task; no earlier than that was it handed out, and an execution's later task
 *     has a later time
 */
record ActivityTask(String executionId, String token, Instant polledAt) {}
