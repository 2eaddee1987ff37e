package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.LocalHttpServer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the runtime inside an execution environment talks to, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>. All
 * environments share one port; each has a path prefix of its own.
 */
final class RuntimeApi implements AutoCloseable {

    /** <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">6 MB</a>, and an allowance. */
    static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

    private static final InvocationResult TOO_LARGE = InvocationResult.tooLarge(MAX_RESPONSE_BYTES);

    private static final Pattern PATH = Pattern.compile(
            "/(?<environment>[^/]+)/2018-06-01/runtime/"
                    + "(?<operation>invocation/next|init/error|restore/next|restore/error|invocation/(?<id>[^/]+)/(?<kind>response|error))");

    private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();
    private final LambdaOptions options;
    private final LocalHttpServer server;

    RuntimeApi(LambdaOptions options) {
        this.options = options;
        this.server = LocalHttpServer.start(0, this::handle);
    }

    /** Returns what the environment with this id gets as {@code AWS_LAMBDA_RUNTIME_API}. */
    String addressFor(String environmentId) {
        return server.endpoint().getAuthority() + "/" + environmentId;
    }

    void register(String environmentId, ExecutionEnvironment environment) {
        environments.put(environmentId, environment);
    }

    void unregister(String environmentId) {
        environments.remove(environmentId);
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            Optional<ExecutionEnvironment> environment = path.matches()
                    ? Optional.ofNullable(environments.get(path.group("environment")))
                    : Optional.empty();
            if (environment.isPresent()) {
                route(exchange, path, environment.get());
            } else {
                refuse(exchange, 404, "NotFound", "No such path of the Runtime API");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void route(HttpExchange exchange, Matcher path, ExecutionEnvironment environment)
            throws IOException, InterruptedException {
        if (path.group("operation").equals("invocation/next")) {
            next(exchange, environment);
        } else if (path.group("operation").equals("restore/next")) {
            // What Lambda answers once it has restored the snapshot that it took here.
            Responses.send(exchange, 200, "");
        } else if (path.group("operation").endsWith("/error") && path.group("kind") == null) {
            environment.failToStart(body(exchange));
            accept(exchange);
        } else {
            answer(exchange, environment, path.group("id"), path.group("kind"));
        }
    }

    private void next(HttpExchange exchange, ExecutionEnvironment environment)
            throws IOException, InterruptedException {
        Optional<RunningInvocation> next = environment.next();
        if (next.isPresent()) {
            deliver(exchange, next.get(), options.arnOf(environment.functionName()));
        }
    }

    private void deliver(HttpExchange exchange, RunningInvocation running, String arn) throws IOException {
        Invocation invocation = running.invocation();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms", Long.toString(running.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", arn);
        Responses.send(exchange, 200, invocation.payload());
    }

    private static void answer(HttpExchange exchange, ExecutionEnvironment environment, String requestId, String kind)
            throws IOException {
        String body = body(exchange);
        boolean tooLarge = body.getBytes(UTF_8).length > MAX_RESPONSE_BYTES;
        if (!environment.answer(requestId, tooLarge ? TOO_LARGE : result(kind, body))) {
            refuse(exchange, 400, "InvalidRequestID", "This environment does not have the invocation " + requestId);
        } else if (tooLarge) {
            refuse(exchange, 413, "RequestEntityTooLarge", "Exceeded maximum allowed payload size");
        } else {
            accept(exchange);
        }
    }

    private static InvocationResult result(String kind, String body) {
        return kind.equals("error") ? InvocationResult.failure(body) : InvocationResult.success(body);
    }

    private static void accept(HttpExchange exchange) throws IOException {
        Responses.send(exchange, 202, "{\"status\":\"OK\"}");
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        Responses.send(exchange, status, InvocationResult.errorDocument(type, message));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }
}
