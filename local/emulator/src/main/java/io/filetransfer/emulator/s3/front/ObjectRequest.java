package io.filetransfer.emulator.s3.front;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.s3.awssdk.S3Errors;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request is about, in path style.
 *
 * @param method the HTTP method
 * @param bucket the bucket's name, empty when there is none
 * @param key the object's key, empty when there is none
 * @param query the query's parameters, those without a value with an empty one
 * @param headers the headers
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">Virtual hosting</a>
 */
record ObjectRequest(String method, String bucket, String key, Map<String, String> query, Headers headers) {

    static ObjectRequest of(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        String[] path = uri.getRawPath().split("/", 3);
        return new ObjectRequest(
                exchange.getRequestMethod(),
                path.length > 1 ? decoded(path[1]) : "",
                path.length > 2 ? decoded(path[2]) : "",
                query(uri.getRawQuery()),
                exchange.getRequestHeaders());
    }

    boolean is(String expected) {
        return method.equals(expected);
    }

    boolean isCopy() {
        return is("PUT") && !key.isEmpty() && headers.containsKey(CopyHeaders.SOURCE);
    }

    boolean isTagging() {
        return !key.isEmpty() && query.containsKey("tagging");
    }

    /** Returns a header's value, null when it is not there. */
    String header(String name) {
        return headers.getFirst(name);
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidArgument("'" + text + "' is not URL-encoded: " + e.getMessage());
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> parameters = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return parameters;
    }
}
