package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads a request's body and leaves it to be read again. */
public final class BufferedBody {

    private BufferedBody() {}

    /**
     * Reads the body into memory.
     *
     * @param exchange the request
     * @return the body
     * @throws IOException when the client went away
     */
    public static byte[] read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.setStreams(new ByteArrayInputStream(body), null);
        return body;
    }
}
