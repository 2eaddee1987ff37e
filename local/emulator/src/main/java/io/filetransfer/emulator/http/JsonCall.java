package io.filetransfer.emulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request in the AWS JSON protocol.
 *
 * @param operation what is called, without the service's prefix
 * @param input the operation's input
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">AWS JSON 1.0 protocol</a>
 */
public record JsonCall(String operation, JsonNode input) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a request, and leaves its body to be read again.
     *
     * @param exchange the request
     * @return what it calls
     * @throws RefusedRequestException when its body is not JSON
     * @throws IOException when the client went away
     */
    public static JsonCall read(HttpExchange exchange) throws IOException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        try {
            // Decoded first: Jackson would guess other encodings than the protocol's.
            String body = new String(BufferedBody.read(exchange), StandardCharsets.UTF_8);
            return new JsonCall(target.substring(target.lastIndexOf('.') + 1), JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new RefusedRequestException(400, "SerializationException", e.getOriginalMessage());
        }
    }
}
