package io.filetransfer.master;

/**
 * Some files are not started: they could not be, or the function's time was too short. All others are. What is left is still in the
 * source zone, so that running master again starts it. The state machine names this class in {@code ErrorEquals}. An outcome rather
 * than a defect: it has no stack trace, which would only fill the execution's history.
 */
public final class FanOutUnfinishedException extends RuntimeException {

    FanOutUnfinishedException(String message) {
        super(message, null, true, false);
    }
}
