package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request to the Lambda API.
 *
 * @param method the HTTP method
 * @param path the path's segments, decoded
 * @param qualifier version or alias, from the query: no operation here has another parameter
 */
record LambdaRequest(String method, List<String> path, Optional<String> qualifier) {

    private static final String QUALIFIER = "Qualifier=";

    /** @throws LambdaServiceException naming a parameter that is not supported */
    static LambdaRequest of(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        return new LambdaRequest(
                exchange.getRequestMethod(),
                split(uri.getRawPath(), "/").map(LambdaRequest::decoded).toList(),
                qualifier(Optional.ofNullable(uri.getRawQuery()).orElse("")));
    }

    /** Returns whether the request has this method and as many segments, those that are not {@code *} alike. */
    boolean matches(String expectedMethod, String... segments) {
        return method.equals(expectedMethod)
                && path.size() == segments.length
                && IntStream.range(0, segments.length)
                        .allMatch(i -> segments[i].equals("*") || segments[i].equals(path.get(i)));
    }

    /** Returns the function as an operation on one function names it. */
    String function() {
        return path.get(2);
    }

    private static Optional<String> qualifier(String query) {
        split(query, "&")
                .filter(not(parameter -> parameter.startsWith(QUALIFIER)))
                .findFirst()
                .ifPresent(other -> {
                    throw LambdaServiceException.notSupported("the parameter " + other);
                });
        return split(query, "&")
                .map(parameter -> decoded(parameter.substring(QUALIFIER.length())))
                .findFirst();
    }

    private static Stream<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator, -1)).filter(not(String::isEmpty));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
