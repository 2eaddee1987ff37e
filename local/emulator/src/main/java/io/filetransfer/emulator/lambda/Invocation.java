package io.filetransfer.emulator.lambda;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One event on its way to a function.
 *
 * @param requestId the id that the function and its log see
 * @param expiry when the event is too old to be delivered
 * @param outcome completed with the function's answer, or cancelled when the event got too old
 */
record Invocation(String requestId, String payload, Instant expiry, CompletableFuture<InvocationResult> outcome) {

    static Invocation synchronous(String payload) {
        return new Invocation(newRequestId(), payload, Instant.MAX, new CompletableFuture<>());
    }

    static Invocation asynchronous(String requestId, String payload, Instant expiry) {
        return new Invocation(requestId, payload, expiry, new CompletableFuture<>());
    }

    static String newRequestId() {
        return UUID.randomUUID().toString();
    }

    boolean isSynchronous() {
        return expiry.equals(Instant.MAX);
    }

    /**
     * Waits for the function's answer.
     *
     * @throws LambdaServiceException when the service is closed meanwhile
     */
    InvocationResult await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw LambdaServiceException.closed();
        }
    }

    /** Gives the event up when it is too old, and returns whether it was. */
    boolean dropIfExpired(Instant now) {
        return now.isAfter(expiry) && outcome.cancel(false);
    }
}
