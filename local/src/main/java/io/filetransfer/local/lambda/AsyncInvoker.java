package io.filetransfer.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asynchronous invocation, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles errors and
 * retries</a>: a failed event is tried again after a while, as often as its function allows and until it is too old.
 */
final class AsyncInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvoker.class);
    private static final String RETRIES_EXHAUSTED = "RetriesExhausted";
    private static final String EVENT_AGE_EXCEEDED = "EventAgeExceeded";

    private final LambdaOptions options;
    private final Executor callbacks;
    private final AsyncFailureListener listener;
    private final AtomicInteger pending = new AtomicInteger();
    private final Queue<AsyncFailure> failures = new ConcurrentLinkedQueue<>();

    /** @param callbacks runs what follows an attempt, and the listener */
    AsyncInvoker(LambdaOptions options, Executor callbacks, AsyncFailureListener listener) {
        this.options = options;
        this.callbacks = callbacks;
        this.listener = listener;
    }

    /** Queues an event and returns the id of its request. */
    String accept(InvocationTarget target, String payload) {
        AsyncEvent event = new AsyncEvent(target, Invocation.newRequestId(), payload, Instant.now(), 0);
        pending.incrementAndGet();
        attempt(event);
        return event.requestId();
    }

    int pending() {
        return pending.get();
    }

    List<AsyncFailure> failures() {
        return List.copyOf(failures);
    }

    /** {@link #follow} reports what goes wrong, so nobody need look at the future. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void attempt(AsyncEvent event) {
        Invocation invocation = event.attempt();
        invocation.outcome().whenCompleteAsync((result, refusal) -> follow(event, result, refusal), callbacks);
        event.target().pool().submit(invocation);
    }

    private void follow(AsyncEvent event, InvocationResult result, Throwable refusal) {
        if (refusal instanceof CancellationException) {
            giveUp(event, EVENT_AGE_EXCEEDED, new ErrorDocument(EVENT_AGE_EXCEEDED, "It was too old to be delivered"));
        } else if (refusal != null || result.functionError().isEmpty()) {
            pending.decrementAndGet();
        } else {
            retry(event.afterAttempt(), ErrorDocument.parse(result.payload()));
        }
    }

    private void retry(AsyncEvent event, ErrorDocument error) {
        Duration delay = options.retryDelay(event.attempts());
        if (!event.hasAttemptsLeft()) {
            giveUp(event, RETRIES_EXHAUSTED, error);
        } else if (event.isExpiredAfter(delay)) {
            giveUp(event, EVENT_AGE_EXCEEDED, error);
        } else {
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, callbacks)
                    .execute(() -> attempt(event));
        }
    }

    private void giveUp(AsyncEvent event, String condition, ErrorDocument error) {
        String function = event.target().pool().function().name();
        AsyncFailure failure = new AsyncFailure(
                function,
                event.requestId(),
                event.payload(),
                event.attempts(),
                condition,
                error.type(),
                error.message());
        failures.add(failure);
        pending.decrementAndGet();
        LOG.warn("Gave up an asynchronous invocation: {}", failure);
        listener.onFailure(failure);
    }
}
