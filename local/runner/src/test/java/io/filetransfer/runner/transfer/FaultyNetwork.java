package io.filetransfer.runner.transfer;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.LocalHttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Stands between the functions and every service, and lets some of their calls go wrong. */
final class FaultyNetwork implements AutoCloseable {

    /** What becomes of a call. */
    enum Fate {
        /** Answered as ever. */
        ANSWERED,
        /** The service has trouble of its own: 503, and nothing is done. */
        REFUSED,
        /** The service does not take the call, and will not take it when it is repeated: 400. */
        REJECTED,
        /** The connection breaks before the service has the call. */
        CUT_BEFORE,
        /** The service has carried the call out; nobody hears of it. */
        CUT_AFTER
    }

    /**
     * A call on its way to a service.
     *
     * @param method the HTTP method
     * @param operation the operation as JSON services name it, such as {@code AWSStepFunctions.GetActivityTask}; empty for others
     */
    record Call(String method, String operation) {}

    /** Decides on each call. */
    @FunctionalInterface
    interface Fates {
        Fate of(Call call);
    }

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade", "http2-settings");

    private final LocalHttpServer server = LocalHttpServer.start(0, this::answer);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .build();
    private volatile URI target;
    private volatile Fates fates = call -> Fate.ANSWERED;

    /** Returns the environment variables that lead a function's calls through here. */
    Map<String, String> environment() {
        String here = server.endpoint().toString();
        return Map.of(
                "AWS_ENDPOINT_URL_S3", here,
                "AWS_ENDPOINT_URL_DYNAMODB", here,
                "AWS_ENDPOINT_URL_LAMBDA", here,
                "AWS_ENDPOINT_URL_SFN", here);
    }

    void connect(URI services) {
        target = services;
    }

    void decide(Fates newFates) {
        fates = newFates;
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
        executor.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            Fate fate = fates.of(new Call(exchange.getRequestMethod(), operation == null ? "" : operation));
            switch (fate) {
                case ANSWERED -> pass(exchange, forward(exchange, body));
                case REFUSED -> exchange.sendResponseHeaders(503, -1);
                case REJECTED -> exchange.sendResponseHeaders(400, -1);
                case CUT_AFTER -> forward(exchange, body);
                case CUT_BEFORE -> {
                    // Closing the exchange without an answer breaks the connection.
                }
            }
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        Predicate<String> passedOn = header -> !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (passedOn.test(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))
                    || (head && name.equalsIgnoreCase("content-length"))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = head || response.body().length == 0;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
        if (!empty) {
            exchange.getResponseBody().write(response.body());
        }
    }
}
