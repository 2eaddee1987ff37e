package io.filetransfer.status;

import java.time.Duration;

/**
 * The transfer has come to its end, but the task that waits for the news has not turned up. The state machine names this class in
 * {@code ErrorEquals} and checks again.
 */
public final class ActivityTaskMissingException extends RuntimeException {

    ActivityTaskMissingException(Addressee addressee, String activityArn, Duration waited) {
        super("%s on activity %s: polled for %d s, until less than the %d s of another poll were left"
                .formatted(
                        addressee.isAnyone()
                                ? "no execution waits"
                                : "the task of execution " + addressee.executionId() + " has not turned up",
                        activityArn,
                        waited.toSeconds(),
                        ActivityPoller.TIME_PER_POLL.toSeconds()));
    }
}
