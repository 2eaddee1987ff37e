package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
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
 * retries</a>: a failed event is tried again after a while, as often as its function allows and until it is too old. Then the function's
 * on-failure destination, if it has one, gets a record of it.
 */
final class AsyncInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvoker.class);
    private static final String RETRIES_EXHAUSTED = "RetriesExhausted";
    private static final String EVENT_AGE_EXCEEDED = "EventAgeExceeded";

    private final LambdaOptions options;
    private final Destinations destinations;
    private final Executor callbacks;
    private final AtomicInteger pending = new AtomicInteger();
    private final Queue<AsyncFailure> failures = new ConcurrentLinkedQueue<>();

    /** @param callbacks runs what follows an attempt */
    AsyncInvoker(LambdaOptions options, Destinations destinations, Executor callbacks) {
        this.options = options;
        this.destinations = destinations;
        this.callbacks = callbacks;
    }

    /** Queues an event and returns the id of its request. */
    String accept(InvocationTarget target, String payload) {
        AsyncEvent event = AsyncEvent.received(target, payload);
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
            giveUp(event, EVENT_AGE_EXCEEDED);
        } else if (refusal != null || result.functionError().isEmpty()) {
            pending.decrementAndGet();
        } else {
            retry(event.afterAttempt(result.payload()));
        }
    }

    private void retry(AsyncEvent event) {
        Duration delay = options.retryDelay(event.attempts());
        if (!event.hasAttemptsLeft()) {
            giveUp(event, RETRIES_EXHAUSTED);
        } else if (event.isExpiredAfter(delay)) {
            giveUp(event, EVENT_AGE_EXCEEDED);
        } else {
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, callbacks)
                    .execute(() -> attempt(event));
        }
    }

    private void giveUp(AsyncEvent event, String condition) {
        AsyncFailure failure = event.failure(condition);
        failures.add(failure);
        LOG.warn("Gave up an asynchronous invocation: {}", failure);
        event.target().handling().onFailure().ifPresent(destination -> send(event, condition, destination));
        pending.decrementAndGet();
    }

    /** On AWS, too, a record that cannot be delivered is lost. */
    private void send(AsyncEvent event, String condition, String destination) {
        FunctionSpec function = event.target().pool().function();
        String arn = options.arnOf(function.name()) + ":" + event.target().qualifier();
        try {
            String record = event.record(arn, condition);
            accept(destinations.open(function, destination), EventPayload.asynchronous(record.getBytes(UTF_8)));
        } catch (LambdaServiceException e) {
            LOG.error("The record of {} did not reach {}: {}", event.requestId(), destination, e.getMessage());
        }
    }
}
