package io.filetransfer.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the service that a request is for.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html">Elements of a
 *     signed request: the credential scope ends in region, service and aws4_request</a>
 */
final class RequestedService {

    private static final Pattern SCOPE =
            Pattern.compile("(?:^|[\\s,&?])(?:X-Amz-)?Credential=[^,&\\s]*/([^/,&\\s]+)/aws4_request");
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
        return fromAuthorization(exchange)
                .or(() -> fromQuery(exchange))
                .or(() -> fromTarget(exchange))
                .orElse(UNSIGNED);
    }

    private static Optional<String> fromAuthorization(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .flatMap(RequestedService::service);
    }

    private static Optional<String> fromQuery(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .map(query -> URLDecoder.decode(query, StandardCharsets.UTF_8))
                .flatMap(RequestedService::service);
    }

    private static Optional<String> service(String text) {
        Matcher scope = SCOPE.matcher(text);
        return scope.find() ? Optional.of(scope.group(1)) : Optional.empty();
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
