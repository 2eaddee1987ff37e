package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A request to the Lambda API.
 *
 * @param method the HTTP method
 * @param path the path's segments, decoded
 * @param query the query's parameters, decoded
 */
record LambdaRequest(String method, List<String> path, Map<String, String> query) {

    static LambdaRequest of(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        return new LambdaRequest(
                exchange.getRequestMethod(),
                Arrays.stream(uri.getRawPath().split("/"))
                        .filter(not(String::isEmpty))
                        .map(LambdaRequest::decoded)
                        .toList(),
                query(Optional.ofNullable(uri.getRawQuery()).orElse("")));
    }

    /** Returns whether the request has this method and as many segments, those that are not {@code *} alike. */
    boolean matches(String expectedMethod, String... segments) {
        return method.equals(expectedMethod)
                && path.size() == segments.length
                && IntStream.range(0, segments.length)
                        .allMatch(i -> segments[i].equals("*") || segments[i].equals(path.get(i)));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** @throws LambdaServiceException naming the first parameter that is not among the supported ones */
    void allowParameters(String... supported) {
        query.keySet().stream()
                .filter(not(Set.of(supported)::contains))
                .findFirst()
                .ifPresent(name -> {
                    throw LambdaErrors.invalidParameter("The embedded Lambda does not support the parameter " + name
                            + " of " + method + " /" + String.join("/", path));
                });
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .filter(not(String::isEmpty))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decoded(pair[0]), pair -> pair.length == 1 ? "" : decoded(pair[1]), (a, b) -> b));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
