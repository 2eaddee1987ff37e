package io.filetransfer.emulator.s3.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A request in path style.
 *
 * @param method the HTTP method
 * @param bucket the bucket's name, empty when there is none
 * @param key the object's key, empty when there is none
 * @param parameters the query's parameters, those without a value with an empty one
 * @param headers the headers
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">Virtual hosting</a>
 */
record ReceivedRequest(String method, String bucket, String key, Map<String, String> parameters, Headers headers) {

    /** Reads the raw path: in a normalized one, {@code ..}, {@code //} and {@code %2F} would become other keys. */
    static ReceivedRequest of(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath();
        int bucket = path.startsWith("/") ? 1 : 0;
        int slash = path.indexOf('/', bucket);
        return new ReceivedRequest(
                exchange.getRequestMethod(),
                PercentEncoding.decode(path.substring(bucket, slash < 0 ? path.length() : slash)),
                slash < 0 ? "" : PercentEncoding.decode(path.substring(slash + 1)),
                parameters(uri.getRawQuery()),
                exchange.getRequestHeaders());
    }

    /** Returns what it is about, with a space before it: a bucket, an object in it, or neither. */
    String subject() {
        if (bucket.isEmpty()) {
            return "";
        }
        return key.isEmpty() ? " bucket" : " object";
    }

    /** Names what is asked for by method, subject and those parameters that a caller wants, for example {@code POST object restore}. */
    String route(Predicate<String> named) {
        return parameters.keySet().stream()
                .filter(named)
                .sorted()
                .map(parameter -> " " + parameter)
                .collect(Collectors.joining("", method + subject(), ""));
    }

    /** Returns a header's value, null when it is not there. */
    String header(String name) {
        return headers.getFirst(name);
    }

    private static Map<String, String> parameters(String query) {
        if (query == null) {
            return Map.of();
        }
        Map<String, String> parameters = new HashMap<>();
        int start = 0;
        while (start <= query.length()) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            parameters.put(
                    PercentEncoding.decode(query.substring(start, nameEnd)),
                    PercentEncoding.decode(query.substring(Math.min(nameEnd + 1, end), end)));
            start = end + 1;
        }
        return parameters;
    }
}
