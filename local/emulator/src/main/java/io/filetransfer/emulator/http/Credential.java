package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * What a request's signature says about it; the signature itself is not checked.
 *
 * @param accessKeyId the access key that it is signed with
 * @param service the service that it is signed for
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html">Elements of a
 *     signed request: the credential scope ends in region, service and aws4_request</a>
 */
public record Credential(String accessKeyId, String service) {

    private static final String IN_HEADER = "Credential=";
    private static final String IN_QUERY = "X-Amz-Credential=";

    /** Reads the credential of a request from its header, else from its query; empty when it is not signed so. */
    public static Optional<Credential> of(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .flatMap(header -> find(header, IN_HEADER))
                .or(() -> ofQuery(exchange));
    }

    private static Optional<Credential> ofQuery(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .map(query -> URLDecoder.decode(query, StandardCharsets.UTF_8))
                .flatMap(query -> find(query, IN_QUERY));
    }

    /** Every request comes by here, which is why this is no regular expression. */
    private static Optional<Credential> find(String text, String mark) {
        StringTokenizer fields = new StringTokenizer(text, " \t,&");
        while (fields.hasMoreTokens()) {
            String field = fields.nextToken();
            if (field.startsWith(mark)) {
                return parse(field.substring(mark.length()).split("/", -1));
            }
        }
        return Optional.empty();
    }

    private static Optional<Credential> parse(String... scope) {
        int last = scope.length - 1;
        return last >= 2 && scope[last].equals("aws4_request")
                ? Optional.of(new Credential(scope[0], scope[last - 1]))
                : Optional.empty();
    }
}
