package io.filetransfer.status;

import io.filetransfer.common.events.Execution;
import io.filetransfer.status.check.JsonEscapes;
import io.filetransfer.status.task.ActivityPoller;
import java.time.Duration;
import java.util.Optional;

/**
 * The transfer has come to its end, but the task that waits for the outcome has not turned up. The state machine names this class in
 * {@code ErrorEquals} and checks again.
 */
public final class ActivityTaskMissingException extends RuntimeException {

    ActivityTaskMissingException(Optional<Execution> execution, Duration waited, String outcome) {
        super(
                JsonEscapes.cut(message(execution, waited, outcome), FileTransferFailedException.MAX_MESSAGE),
                null,
                true,
                false);
    }

    private static String message(Optional<Execution> execution, Duration waited, String outcome) {
        String who = execution
                .map(known -> "the task of execution " + known.id() + " has not turned up")
                .orElse("no execution waits for a task");
        return "%s: polled for %d s, until less than the %d s of another poll were left%s"
                .formatted(who, waited.toSeconds(), ActivityPoller.TIME_PER_POLL.toSeconds(), outcome);
    }
}
