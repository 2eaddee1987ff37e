package io.filetransfer.local.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request for something that the server behind would pass over in silence.
 *
 * @param what what it asks for and is not there
 */
record UnsupportedRequest(String what) {

    private static final String COPY = "x-amz-copy-source";
    private static final List<String> CONDITIONS = List.of("If-Match", "If-None-Match");
    private static final String TAGS = "x-amz-tagging";

    /** Returns what is unsupported about a request, empty when nothing is known to be. */
    static Optional<UnsupportedRequest> of(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        if (headers.containsKey(TAGS)) {
            return Optional.of(new UnsupportedRequest(TAGS));
        }
        return CONDITIONS.stream()
                .filter(condition -> headers.containsKey(COPY) && headers.containsKey(condition))
                .map(condition -> new UnsupportedRequest(condition + " on the destination of a copy"))
                .findFirst();
    }

    void refuse(HttpExchange exchange) throws IOException {
        byte[] body = ("<Error><Code>NotImplemented</Code><Message>" + what
                        + " is not part of the local run</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(501, body.length);
        exchange.getResponseBody().write(body);
    }
}
