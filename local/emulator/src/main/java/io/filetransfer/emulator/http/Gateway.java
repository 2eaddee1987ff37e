package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One endpoint on 127.0.0.1 for every service of the local run: hands each request to the service that it is signed for. */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Map<String, AwsService> byService;
    private final LocalHttpServer server;

    private Gateway(int port, Map<String, AwsService> byService) {
        this.byService = Map.copyOf(byService);
        this.server = LocalHttpServer.start(port, this::answer);
    }

    /**
     * Starts the endpoint.
     *
     * @param port the port to listen on, 0 for a free one
     * @param byService the services by their names in signatures: {@code s3}, {@code dynamodb}, {@code lambda},
     *     {@code states}
     * @return the running endpoint
     * @throws IllegalArgumentException when the port is not in 0 to 65535
     * @throws PortUnavailableException when the port is taken or not ours to open
     */
    public static Gateway start(int port, Map<String, AwsService> byService) {
        return new Gateway(port, byService);
    }

    /** Returns the endpoint for {@code AWS_ENDPOINT_URL}, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Stops listening; requests under way are cut off. */
    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = serviceOf(exchange);
            try {
                service(name).handle(exchange);
            } catch (RefusedRequestException e) {
                e.send(exchange, name);
            } catch (IOException e) {
                // Nearly always a client that hung up, which is its right.
                LOG.info("{} {} to {}: {}", exchange.getRequestMethod(), exchange.getRequestURI(), name, describe(e));
                fail(exchange, name, e);
            } catch (RuntimeException e) {
                LOG.warn("{} {} to {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), name, e);
                fail(exchange, name, e);
            }
        }
    }

    private AwsService service(String name) {
        AwsService service = byService.get(name);
        if (service == null) {
            String message = "service: '" + name + "' is not part of the local run, which has "
                    + String.join(", ", new TreeSet<>(byService.keySet()));
            throw new RefusedRequestException(501, "UnknownService", message);
        }
        return service;
    }

    /**
     * Names the service as signatures spell it. Requests without a signature are those of S3, anonymous or presigned in the old style,
     * unless they name an operation of another service.
     */
    private static String serviceOf(HttpExchange exchange) {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        return Credential.of(exchange)
                .map(Credential::service)
                .orElse(
                        target.startsWith("DynamoDB")
                                ? "dynamodb"
                                : target.startsWith("AWSStepFunctions") ? "states" : "s3");
    }

    private static void fail(HttpExchange exchange, String name, Exception e) throws IOException {
        if (exchange.getResponseCode() == -1) {
            new RefusedRequestException(500, "InternalError", name + ": " + describe(e)).send(exchange, name);
        }
    }

    private static String describe(Exception e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    }
}
