package io.filetransfer.emulator.lambda;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One execution environment: a process that takes one event at a time, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Understanding the Lambda execution
 * environment lifecycle</a>. An invocation is over when the process asks for the next event or ends, since the Runtime
 * Interface Client logs an exception only after it has reported it.
 */
final class ExecutionEnvironment {

    /** Starts the process of an environment. */
    @FunctionalInterface
    interface Launcher {
        Process launch() throws IOException;
    }

    /**
     * Lambda allows 10 s to start. Here many JVMs may start on few processors, which is no reason to give one up. A
     * longer timeout of the function counts instead.
     */
    private static final Duration START_ALLOWANCE = Duration.ofSeconds(60);

    private final FunctionPool pool;
    private final FunctionSpec function;
    private final EnvironmentFiles files;
    private final EnvironmentLog log;
    private final ScheduledExecutorService timer;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final long created = System.nanoTime();

    private Optional<Process> process = Optional.empty();
    private Optional<RunningInvocation> current = Optional.empty();
    private Optional<Function<String, InvocationResult>> reasonToEnd = Optional.empty();
    private Future<?> deadline = CompletableFuture.completedFuture(null);
    private Optional<Duration> start = Optional.empty();
    private boolean ready;
    private boolean over;

    ExecutionEnvironment(
            FunctionPool pool, EnvironmentFiles files, EnvironmentLog log, ScheduledExecutorService timer) {
        this.pool = pool;
        this.function = pool.function();
        this.files = files;
        this.log = log;
        this.timer = timer;
    }

    String functionName() {
        return function.name();
    }

    /**
     * Starts the process and stays with it until it has ended. If it does not come up, the function's next event gets
     * the reason as its answer.
     */
    void run(Launcher launcher) throws InterruptedException {
        try {
            int exitValue = launch(launcher).waitFor();
            end(requestId -> InvocationResult.exited(requestId, exitValue));
        } catch (IOException e) {
            end(requestId -> InvocationResult.startFailed(requestId, e));
        } finally {
            ended.complete(null);
        }
    }

    /**
     * Ends the invocation that the process had, and waits for its next event.
     *
     * @return empty when the process has ended meanwhile
     */
    Optional<RunningInvocation> next() throws InterruptedException {
        detach().ifPresent(running -> conclude(running, requestId -> InvocationResult.exited(requestId, 0)));
        Optional<Invocation> event = pool.take(this);
        return event.isPresent() ? begin(event.get()) : Optional.empty();
    }

    /**
     * Takes what the process reports for its invocation.
     *
     * @return whether the process has this invocation
     */
    synchronized boolean answer(String requestId, InvocationResult result) {
        Optional<RunningInvocation> named = current.filter(running -> running.hasId(requestId));
        named.ifPresent(running -> running.answer(result));
        return named.isPresent();
    }

    /** Takes what the process reports before it ends because it could not start. */
    synchronized void failToStart(String document) {
        reasonToEnd = Optional.of(requestId -> InvocationResult.failure(document));
    }

    /** Ends the process; whoever waits for its invocation is told that the service has been closed. */
    void close() {
        current()
                .ifPresent(running ->
                        running.invocation().outcome().completeExceptionally(LambdaServiceException.closed()));
        kill(requestId -> InvocationResult.exited(requestId, 0));
    }

    /** Waits until the process has ended and its temporary files are gone. */
    void awaitEnd() {
        ended.join();
    }

    private synchronized Process launch(Launcher launcher) throws IOException {
        if (reasonToEnd.isPresent()) {
            throw new IOException("closed while starting");
        }
        Process started = launcher.launch();
        process = Optional.of(started);
        schedule(function.timeout().compareTo(START_ALLOWANCE) > 0 ? function.timeout() : START_ALLOWANCE);
        return started;
    }

    private synchronized Optional<RunningInvocation> detach() {
        if (!ready) {
            ready = true;
            start = Optional.of(Duration.ofNanos(System.nanoTime() - created));
        }
        return takeCurrent();
    }

    private synchronized Optional<RunningInvocation> begin(Invocation event) {
        if (over) {
            pool.submit(event);
            return Optional.empty();
        }
        current = Optional.of(new RunningInvocation(event, function.timeout()));
        log.start(event.requestId());
        schedule(function.timeout());
        return current;
    }

    private void schedule(Duration allowance) {
        deadline = timer.schedule(this::timeOut, allowance.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void timeOut() {
        kill(requestId -> InvocationResult.timedOut(requestId, function.timeout()));
    }

    private synchronized void kill(Function<String, InvocationResult> reason) {
        reasonToEnd = Optional.of(reason);
        process.ifPresent(started -> {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            AotCache.end(started.toHandle());
        });
    }

    private void end(Function<String, InvocationResult> reason) {
        try (log) {
            Optional<RunningInvocation> last = markOver();
            if (!ready) {
                pool.failedToStart(reasonToEnd
                        .orElse(reason)
                        .apply(Invocation.newRequestId())
                        .errorMessage());
            }
            last.or(this::eventToFail).ifPresent(running -> conclude(running, reasonToEnd.orElse(reason)));
        } finally {
            files.delete();
            pool.ended(this);
        }
    }

    private synchronized Optional<RunningInvocation> markOver() {
        over = true;
        return takeCurrent();
    }

    private Optional<RunningInvocation> takeCurrent() {
        deadline.cancel(false);
        Optional<RunningInvocation> taken = current;
        current = Optional.empty();
        return taken;
    }

    private Optional<RunningInvocation> eventToFail() {
        return ready
                ? Optional.empty()
                : pool.poll().map(event -> {
                    log.start(event.requestId());
                    return new RunningInvocation(event, function.timeout());
                });
    }

    private void conclude(RunningInvocation running, Function<String, InvocationResult> ifUnanswered) {
        if (!running.isAnswered()) {
            InvocationResult answer = ifUnanswered.apply(running.invocation().requestId());
            log.fault(answer);
            running.answer(answer);
        }
        running.finish(log, start);
        start = Optional.empty();
    }

    private synchronized Optional<RunningInvocation> current() {
        return current;
    }
}
