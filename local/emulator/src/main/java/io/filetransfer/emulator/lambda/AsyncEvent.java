package io.filetransfer.emulator.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that nobody waits for.
 *
 * @param target what is invoked
 * @param requestId the same for all attempts
 * @param payload JSON
 * @param received when it was accepted
 * @param attempts how often the function has been tried
 * @param error the error document of the last attempt
 */
record AsyncEvent(
        InvocationTarget target,
        String requestId,
        String payload,
        Instant received,
        int attempts,
        Optional<String> error) {

    static AsyncEvent received(InvocationTarget target, String payload) {
        return new AsyncEvent(target, Invocation.newRequestId(), payload, Instant.now(), 0, Optional.empty());
    }

    AsyncEvent afterAttempt(String document) {
        return new AsyncEvent(target, requestId, payload, received, attempts + 1, Optional.of(document));
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

    AsyncFailure failure(String condition) {
        ErrorDocument last =
                error.map(ErrorDocument::parse).orElse(new ErrorDocument(condition, "It was too old to be delivered"));
        String function = target.pool().function().name();
        return new AsyncFailure(function, requestId, payload, attempts, condition, last.type(), last.message());
    }

    private Instant expiry() {
        return received.plus(target.handling().maximumEventAge());
    }
}
