package io.filetransfer.status;

import io.filetransfer.status.check.JsonEscapes;

/**
 * The transfer has come to its end, but the task that waits for the outcome has not turned up. The state machine names this class in
 * {@code ErrorEquals} and checks again.
 */
public final class ActivityTaskMissingException extends RuntimeException {

    ActivityTaskMissingException(String message) {
        super(JsonEscapes.cut(message, FileTransferFailedException.MAX_MESSAGE), null, true, false);
    }
}
