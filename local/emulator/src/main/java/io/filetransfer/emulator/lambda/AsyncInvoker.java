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
import software.amazon.awssdk.services.lambda.model.InvocationType;

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
    private final Queue<String> givenUp = new ConcurrentLinkedQueue<>();

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

    /** Returns the records of the events that were given up. */
    List<String> givenUp() {
        return List.copyOf(givenUp);
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
            retry(event.afterAttempt(result));
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
        String record = event.record(condition);
        givenUp.add(record);
        LOG.warn("Gave up an asynchronous invocation: {}", record);
        event.target().handling().onFailure().ifPresent(destination -> send(event, record, destination));
        pending.decrementAndGet();
    }

    /** On AWS, too, a record that cannot be delivered is lost. */
    private void send(AsyncEvent event, String record, String destination) {
        try {
            InvocationTarget receiver = destinations.open(event.target().pool().function(), destination);
            accept(receiver, EventPayload.checked(record.getBytes(UTF_8), InvocationType.EVENT));
        } catch (LambdaServiceException e) {
            LOG.error("The record of {} did not reach {}: {}", event.requestId(), destination, e.getMessage());
        }
    }
}
