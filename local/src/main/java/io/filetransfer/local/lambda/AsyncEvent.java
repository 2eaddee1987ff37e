package io.filetransfer.local.lambda;

import java.time.Duration;
import java.time.Instant;

/**
 * An event that nobody waits for.
 *
 * @param target what is invoked
 * @param requestId the same for all attempts
 * @param payload JSON
 * @param received when it was accepted
 * @param attempts how often the function has been tried
 */
record AsyncEvent(InvocationTarget target, String requestId, String payload, Instant received, int attempts) {

    AsyncEvent afterAttempt() {
        return new AsyncEvent(target, requestId, payload, received, attempts + 1);
    }

    Invocation attempt() {
        return Invocation.asynchronous(requestId, payload, expiry());
    }

    boolean hasAttemptsLeft() {
        return attempts <= target.handling().maximumRetryAttempts();
    }

    boolean isExpiredAfter(Duration delay) {
        return Instant.now().plus(delay).isAfter(expiry());
    }

    private Instant expiry() {
        return received.plus(target.handling().maximumEventAge());
    }
}
