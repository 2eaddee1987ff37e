package io.filetransfer.emulator.lambda;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * The events that wait for one version of a function, and the execution environments that take them. Events that somebody waits for
 * go first. An environment is started when an event finds none idle, up to the limit, and not more at once than there
 * are processors: on a small machine the first ones have often emptied the queue before further ones would be up.
 */
final class FunctionPool {

    /** Starts an environment for a pool, without waiting until it is up. */
    @FunctionalInterface
    interface EnvironmentFactory {
        ExecutionEnvironment start(FunctionPool pool);
    }

    private final FunctionSpec function;
    private final IntSupplier maxEnvironments;
    private final int maxStarting;
    private final EnvironmentFactory factory;
    private final Deque<Invocation> synchronous = new ArrayDeque<>();
    private final Deque<Invocation> asynchronous = new ArrayDeque<>();
    private final Set<ExecutionEnvironment> starting = new HashSet<>();
    private final Set<ExecutionEnvironment> running = new HashSet<>();
    private VersionState state = VersionState.ACTIVE;
    private boolean asynchronousIsNext;
    private int idle;
    private boolean closed;

    FunctionPool(FunctionSpec function, IntSupplier maxEnvironments, EnvironmentFactory factory) {
        this.function = function;
        this.maxEnvironments = maxEnvironments;
        this.maxStarting = Runtime.getRuntime().availableProcessors();
        this.factory = factory;
    }

    FunctionSpec function() {
        return function;
    }

    synchronized VersionState state() {
        return state;
    }

    /** Starts an environment before there are events, as Lambda does for a snapshot; the version is pending until it is up. */
    synchronized void initialize() {
        state = VersionState.PENDING;
        starting.add(factory.start(this));
    }

    /** Hears of an environment that could not start. */
    synchronized void failedToStart(ErrorDocument error) {
        if (state.equals(VersionState.PENDING)) {
            state = VersionState.failed(error);
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
            state = VersionState.ACTIVE;
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
            starting.add(factory.start(this));
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
