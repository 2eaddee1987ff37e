package io.filetransfer.local.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request whose conditions the server behind would pass over in silence.
 *
 * @param header the header that asks for what is not there
 */
record UnsupportedRequest(String header) {

    private static final List<String> CONDITIONS = List.of("If-Match", "If-None-Match");

    /** Returns what is unsupported about a request, empty when nothing is known to be. */
    static Optional<UnsupportedRequest> of(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        return headers.containsKey("x-amz-copy-source")
                ? CONDITIONS.stream()
                        .filter(headers::containsKey)
                        .map(UnsupportedRequest::new)
                        .findFirst()
                : Optional.empty();
    }

    void refuse(HttpExchange exchange) throws IOException {
        byte[] body = ("<Error><Code>NotImplemented</Code><Message>" + header
                        + " on the destination of a copy is not part of the local run;"
                        + " x-amz-copy-source-if-match on its source is</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(501, body.length);
        exchange.getResponseBody().write(body);
    }
}
