package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.states.path.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes answers in the JSON 1.0 protocol. */
final class Reply {

    private final HttpExchange exchange;

    Reply(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** Sends a whole answer. */
    void send(int status, JsonNode body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        headers();
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Sends the head of an answer whose body comes bit by bit. */
    OutputStream stream() throws IOException {
        headers();
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private void headers() {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    }
}
