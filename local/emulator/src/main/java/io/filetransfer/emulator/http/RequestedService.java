package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.Optional;

/** Finds the service that a request is for. */
final class RequestedService {

    private static final Map<String, String> SERVICE_BY_TARGET =
            Map.of("DynamoDB_", "dynamodb", "DynamoDBStreams_", "dynamodb", "AWSStepFunctions", "states");
    private static final String UNSIGNED = "s3";

    private RequestedService() {}

    /**
     * Names the service, as it is spelled in signatures.
     *
     * @param exchange the request
     * @return the service in the signature, else the one in {@code X-Amz-Target}, else {@code s3}: presigned in the old
     *     style and anonymous requests are its alone
     */
    static String of(HttpExchange exchange) {
        return Credential.of(exchange)
                .map(Credential::service)
                .or(() -> fromTarget(exchange))
                .orElse(UNSIGNED);
    }

    private static Optional<String> fromTarget(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target == null
                ? Optional.empty()
                : SERVICE_BY_TARGET.entrySet().stream()
                        .filter(entry -> target.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
