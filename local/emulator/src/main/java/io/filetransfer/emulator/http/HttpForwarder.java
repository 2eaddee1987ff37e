package io.filetransfer.emulator.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Hands requests on to a server inside this process: path, query, headers and body as they came. */
public final class HttpForwarder implements AwsService, AutoCloseable {

    /** Belong to one connection, or are set by the client or the server from the body's length. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private static final String CONTENT_LENGTH = "Content-Length";

    private final URI target;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /**
     * Creates the forwarder; it connects with the first request.
     *
     * @param target the inner server, such as {@code http://127.0.0.1:8123}
     */
    public HttpForwarder(URI target) {
        this.target = target;
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            // Jetty closes idle connections after 30 s: ours must be given up before, or a request meets a closed one.
            System.setProperty("jdk.httpclient.keepalive.timeout", "15");
        }
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpResponse<byte[]> response = send(request(exchange));
        Headers answered = exchange.getResponseHeaders();
        forward(response.headers().map(), (name, values) -> answered.put(name, List.copyOf(values)));
        if (exchange.getRequestMethod().equals("HEAD")) {
            // Its length is that of what a GET would send, which the server only passes on as a header.
            response.headers().firstValue(CONTENT_LENGTH).ifPresent(length -> answered.set(CONTENT_LENGTH, length));
        }
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Gives up the connections to the inner server. */
    @Override
    public void close() {
        client.shutdownNow();
        executor.shutdownNow();
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        BodyPublisher publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), publisher);
        forward(exchange.getRequestHeaders(), (name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for " + request.uri(), e);
        }
    }

    private static void forward(Map<String, List<String>> headers, BiConsumer<String, List<String>> to) {
        headers.forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                to.accept(name, values);
            }
        });
    }
}
