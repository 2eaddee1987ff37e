package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands requests on to a server inside this process: path, query, headers and body as they came, bodies streamed. */
public final class HttpForwarder implements AwsService, AutoCloseable {

    /** Belong to one connection, or are set by the client from the body's length. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

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
        HttpResponse<InputStream> response = send(request(exchange));
        try (InputStream body = response.body()) {
            answer(exchange, response, body);
        }
    }

    /** Gives up the connections to the inner server. */
    @Override
    public void close() {
        client.shutdownNow();
        executor.shutdownNow();
    }

    private HttpRequest request(HttpExchange exchange) {
        HttpRequest.Builder request = HttpRequest.newBuilder(inner(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), body(exchange));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isForwarded(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private URI inner(URI requested) {
        String query = requested.getRawQuery();
        return URI.create(target + requested.getRawPath() + (query == null ? "" : "?" + query));
    }

    private static BodyPublisher body(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        BodyPublisher streamed = BodyPublishers.ofInputStream(exchange::getRequestBody);
        if (length != null) {
            return length.equals("0")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.fromPublisher(streamed, Long.parseLong(length));
        }
        return exchange.getRequestHeaders().containsKey("Transfer-Encoding") ? streamed : BodyPublishers.noBody();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for " + request.uri(), e);
        }
    }

    private void answer(HttpExchange exchange, HttpResponse<InputStream> response, InputStream body)
            throws IOException {
        response.headers().map().forEach((name, values) -> addHeader(exchange, name, values));
        OptionalLong length = response.headers().firstValueAsLong("Content-Length");
        if (isBodiless(exchange, response.statusCode())) {
            // The length then describes what a GET would send, and the server only passes it on as a header.
            length.ifPresent(value -> addHeader(exchange, "Content-Length", List.of(Long.toString(value))));
            exchange.sendResponseHeaders(response.statusCode(), -1);
        } else {
            exchange.sendResponseHeaders(response.statusCode(), serverLength(length));
            body.transferTo(exchange.getResponseBody());
        }
    }

    private void addHeader(HttpExchange exchange, String name, List<String> values) {
        if (isForwarded(name) || name.equals("Content-Length")) {
            values.forEach(value -> exchange.getResponseHeaders().add(name, value));
        }
    }

    /** The JDK's server takes 0 for "unknown, so chunked" and -1 for "none". */
    private static long serverLength(OptionalLong length) {
        return length.isEmpty() ? 0 : length.getAsLong() == 0 ? -1 : length.getAsLong();
    }

    private static boolean isBodiless(HttpExchange exchange, int status) {
        return exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
    }

    private static boolean isForwarded(String header) {
        return !NOT_FORWARDED.contains(header.toLowerCase(Locale.ROOT));
    }
}
