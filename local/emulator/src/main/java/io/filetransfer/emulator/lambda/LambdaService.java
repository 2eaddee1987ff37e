package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.iam.Guard;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * AWS Lambda in this process: the Invoke API in front, and behind it execution environments, each a JVM of its own under
 * AWS's Runtime Interface Client. Environments start when events need them, and are kept.
 */
public final class LambdaService implements AwsService, FunctionInvoker, AutoCloseable {

    /** The bucket that stands for this machine's files when a function is created; keys are paths. No bucket of S3 can have this name. */
    public static final String THIS_MACHINE = "/";

    private final LambdaOptions options;
    private final LambdaPermissions permissions;
    private final RuntimeApi runtimeApi;
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
    private final AsyncInvoker asynchronous;
    private final Functions functions;
    private final LambdaApi api;

    /**
     * Starts the Runtime API; no function yet.
     *
     * @param options where and how functions run
     * @param guard decides which functions may be invoked from within this process
     * @throws UncheckedIOException when the work directory cannot be written or no port is free
     */
    public LambdaService(LambdaOptions options, Guard guard) {
        this.options = options;
        this.permissions = new LambdaPermissions(options, guard);
        this.timer = timer();
        Path folder = EnvironmentFiles.root(options.workDirectory());
        try {
            // A run that was killed may have left its own behind.
            EnvironmentFiles.delete(folder);
            Files.createDirectories(folder);
            this.runtimeApi = new RuntimeApi(options);
            this.functions = new Functions(options, new EnvironmentFactory(options, runtimeApi, timer)::start);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start Lambda in " + options.workDirectory(), e);
        }
        Destinations destinations = new Destinations(functions, permissions, options);
        this.asynchronous = new AsyncInvoker(options, destinations, callbacks);
        this.api = new LambdaApi(functions, asynchronous, destinations, options, folder);
    }

    /** Returns what requests need. */
    public RequestPermissions permissions() {
        return permissions;
    }

    /** Returns the service as a role may use it that a service of this process has assumed. */
    public FunctionInvoker invoker(Session session) {
        return (function, payload) -> {
            permissions.requireInvoke(session, function);
            return invoke(function, payload);
        };
    }

    /** Answers one request of the Lambda API: what invokes, creates, publishes and describes functions. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        api.handle(exchange);
    }

    @Override
    public InvocationResult invoke(String function, String payload) throws InterruptedException {
        Invocation invocation =
                Invocation.synchronous(EventPayload.checked(payload.getBytes(UTF_8), InvocationType.REQUEST_RESPONSE));
        functions
                .target(FunctionReference.parse(function, Optional.empty(), options))
                .pool()
                .submit(invocation);
        return invocation.await();
    }

    /** Returns the records of the asynchronous invocations that were given up, oldest first. */
    List<String> givenUp() {
        return asynchronous.givenUp();
    }

    /** Returns how many asynchronous invocations are queued, running or waiting for a retry. */
    int pendingAsyncInvocations() {
        return asynchronous.pending();
    }

    /**
     * Ends every JVM, waits for them and removes their temporary folders; logs stay. Whoever waits for an answer gets a
     * {@link LambdaServiceException}. May be called more than once, and from a shutdown hook.
     */
    @Override
    public void close() {
        List<ExecutionEnvironment> environments = functions.all().values().stream()
                .flatMap(DeployedFunction::pools)
                .map(FunctionPool::close)
                .flatMap(Collection::stream)
                .toList();
        environments.forEach(ExecutionEnvironment::close);
        environments.forEach(ExecutionEnvironment::awaitEnd);
        runtimeApi.close();
        timer.shutdownNow();
        callbacks.shutdown();
        EnvironmentFiles.delete(EnvironmentFiles.root(options.workDirectory()));
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("lambda-timer").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
