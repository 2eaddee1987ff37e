package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request's signature says about it; the signature itself is not checked.
 *
 * @param accessKeyId the access key that it is signed with
 * @param service the service that it is signed for
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html">Elements of a
 *     signed request</a>
 */
public record Credential(String accessKeyId, String service) {

    /** Key, date, region, service: in the header of a signed request or, as one of its parameters, in a presigned one. */
    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/[^/]+/[^/]+/([^/]+)/aws4_request");

    /** Reads the credential of a request from its header, else from its query; empty when it is not signed so. */
    public static Optional<Credential> of(HttpExchange exchange) {
        return find(exchange.getRequestHeaders().getFirst("Authorization"))
                .or(() -> find(exchange.getRequestURI().getQuery()));
    }

    private static Optional<Credential> find(String text) {
        return Optional.ofNullable(text)
                .map(SCOPE::matcher)
                .filter(Matcher::find)
                .map(scope -> new Credential(scope.group(1), scope.group(2)));
    }
}
