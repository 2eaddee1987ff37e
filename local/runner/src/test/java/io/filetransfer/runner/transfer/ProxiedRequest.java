package io.filetransfer.runner.transfer;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An S3 request on its way to the server. Its body is read and put back.
 *
 * @param method the HTTP method
 * @param key the key in its path
 * @param query its query, empty for none
 * @param copySource the key of the object that it copies, none when it copies none
 * @param body its body
 */
record ProxiedRequest(String method, String key, String query, List<String> copySource, String body) {

    static ProxiedRequest of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.setStreams(new ByteArrayInputStream(body), null);
        return new ProxiedRequest(
                exchange.getRequestMethod(),
                key(exchange.getRequestURI().getRawPath()),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-copy-source")).stream()
                        .map(ProxiedRequest::key)
                        .toList(),
                new String(body, StandardCharsets.UTF_8));
    }

    boolean is(String expected) {
        return method.equals(expected);
    }

    boolean isPart() {
        return query.contains("uploadId=");
    }

    /** Takes the bucket off. */
    private static String key(String path) {
        String[] names = (path.startsWith("/") ? path.substring(1) : path).split("/", 2);
        return names.length < 2 ? "" : URLDecoder.decode(names[1], StandardCharsets.UTF_8);
    }
}
