package io.filetransfer.status;

import java.time.Duration;

/** The files are transferred, but no execution is waiting for the news. */
public final class ActivityTaskMissingException extends RuntimeException {

    ActivityTaskMissingException(String activityArn, Duration waited, Duration neededPerPoll) {
        super(
                "all files are transferred, but no execution waits on activity %s: polled for %d s, until less than the %d s of another poll were left"
                        .formatted(activityArn, waited.toSeconds(), neededPerPoll.toSeconds()));
    }
}
