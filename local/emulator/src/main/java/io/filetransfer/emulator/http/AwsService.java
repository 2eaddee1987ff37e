package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** One AWS service behind the endpoint: answers requests in the service's own wire protocol. */
@FunctionalInterface
public interface AwsService {

    /**
     * Answers one request completely and closes the exchange. Runs on a virtual thread of its own, so it may block.
     *
     * @param exchange the request and its response
     * @throws IOException when the client went away
     */
    void handle(HttpExchange exchange) throws IOException;
}
