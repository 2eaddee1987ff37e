package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * The events that wait for one version of a function, and the execution environments that take them. Events that somebody waits for
 * go first. An environment is started when an event finds none idle, up to the limit, and not more at once than there
 * are processors: on a small machine the first ones have often emptied the queue before further ones would be up.
 */
final class FunctionPool {

    private final FunctionSpec function;
    private final IntSupplier maxEnvironments;
    private final int maxStarting;
    private final Function<FunctionPool, ExecutionEnvironment> environments;
    private final Deque<Invocation> synchronous = new ArrayDeque<>();
    private final Deque<Invocation> asynchronous = new ArrayDeque<>();
    private final Set<ExecutionEnvironment> starting = new HashSet<>();
    private final Set<ExecutionEnvironment> running = new HashSet<>();
    private State state = State.ACTIVE;
    private String stateReason = "";
    private boolean asynchronousIsNext;
    private int idle;
    private boolean closed;

    /** @param environments starts an environment for a pool, without waiting until it is up */
    FunctionPool(
            FunctionSpec function,
            IntSupplier maxEnvironments,
            Function<FunctionPool, ExecutionEnvironment> environments) {
        this.function = function;
        this.maxEnvironments = maxEnvironments;
        this.maxStarting = Runtime.getRuntime().availableProcessors();
        this.environments = environments;
    }

    FunctionSpec function() {
        return function;
    }

    /**
     * Describes the version with its state, see <a
     * href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">Lambda function states</a>.
     *
     * @param arn the function as it is asked for
     */
    synchronized ObjectNode describe(String arn) {
        return function.describe()
                .put("FunctionArn", arn)
                .put("State", state.toString())
                .put("StateReason", stateReason);
    }

    /** Starts an environment before there are events, as Lambda does for a snapshot; the version is pending until it is up. */
    synchronized void initialize() {
        state = State.PENDING;
        stateReason = "The function is being created.";
        starting.add(environments.apply(this));
    }

    /** Hears of an environment that could not start. */
    synchronized void failedToStart(String reason) {
        if (state == State.PENDING) {
            state = State.FAILED;
            stateReason = reason;
        }
    }

    /** Queues an event; its outcome fails at once when the service is closed. */
    synchronized void submit(Invocation invocation) {
        if (closed) {
            invocation.outcome().completeExceptionally(LambdaServiceException.closed());
            return;
        }
        (invocation.isSynchronous() ? synchronous : asynchronous).add(invocation);
        notify();
        startMissing();
    }

    /**
     * Waits for the next event.
     *
     * @return empty when the environment ended meanwhile
     */
    synchronized Optional<Invocation> take(ExecutionEnvironment environment) throws InterruptedException {
        if (starting.remove(environment)) {
            running.add(environment);
            state = State.ACTIVE;
            stateReason = "";
        }
        idle++;
        try {
            while (running.contains(environment)) {
                Optional<Invocation> next = poll();
                if (next.isPresent()) {
                    return next;
                }
                wait();
            }
            return Optional.empty();
        } finally {
            idle--;
            startMissing();
        }
    }

    /** Takes the next event, if there is one, for an environment that could not start and has to say so. */
    synchronized Optional<Invocation> poll() {
        Optional<Invocation> next = pollAny();
        while (next.isPresent() && next.get().dropIfExpired(Instant.now())) {
            next = pollAny();
        }
        return next;
    }

    /** Forgets an environment that has ended, and starts another one if events wait. */
    synchronized void ended(ExecutionEnvironment environment) {
        starting.remove(environment);
        running.remove(environment);
        notifyAll();
        startMissing();
    }

    /** Refuses what waits and what comes, and returns the environments to be ended. */
    synchronized Collection<ExecutionEnvironment> close() {
        closed = true;
        Stream.of(synchronous, asynchronous).forEach(FunctionPool::refuseAll);
        return Stream.of(starting, running).flatMap(Set::stream).toList();
    }

    /** Both kinds take turns, so that neither keeps the other waiting for ever. */
    private Optional<Invocation> pollAny() {
        boolean takesAsynchronous = synchronous.isEmpty() || (asynchronousIsNext && !asynchronous.isEmpty());
        asynchronousIsNext = !takesAsynchronous;
        return Optional.ofNullable((takesAsynchronous ? asynchronous : synchronous).poll());
    }

    private void startMissing() {
        while (!closed && needsAnother() && mayStartAnother()) {
            starting.add(environments.apply(this));
        }
    }

    private boolean needsAnother() {
        return synchronous.size() + asynchronous.size() > idle + starting.size();
    }

    private boolean mayStartAnother() {
        return starting.size() < maxStarting && starting.size() + running.size() < maxEnvironments.getAsInt();
    }

    private static void refuseAll(Deque<Invocation> waiting) {
        Consumer<Invocation> refuse =
                invocation -> invocation.outcome().completeExceptionally(LambdaServiceException.closed());
        waiting.forEach(refuse);
        waiting.clear();
    }
}
