package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request's signature says about it; the signature itself is not checked.
 *
 * @param accessKeyId the access key that it is signed with
 * @param service the service that it is signed for
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html">Elements of a
 *     signed request: the credential scope ends in region, service and aws4_request</a>
 */
public record Credential(String accessKeyId, String service) {

    private static final Pattern FORM = Pattern.compile(
            "(?:^|[\\s,&?])(?:X-Amz-)?Credential=([^/,&\\s]*)/(?:[^,&\\s]*/)?([^/,&\\s]+)/aws4_request");

    /** Reads the credential of a request from its header, else from its query; empty when it is not signed so. */
    public static Optional<Credential> of(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .flatMap(Credential::parse)
                .or(() -> ofQuery(exchange));
    }

    private static Optional<Credential> ofQuery(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .map(query -> URLDecoder.decode(query, StandardCharsets.UTF_8))
                .flatMap(Credential::parse);
    }

    private static Optional<Credential> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.find() ? Optional.of(new Credential(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
