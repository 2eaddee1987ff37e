package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Sees every request before its service does. */
@FunctionalInterface
public interface RequestObserver {

    /** Ignores every request. */
    RequestObserver NONE = (service, exchange) -> {};

    /**
     * Observes a request, which stays as it is: a body that is read is put back.
     *
     * @param service the service by its name in signatures
     * @param exchange the request
     * @throws IOException when the client went away
     */
    void observe(String service, HttpExchange exchange) throws IOException;

    /** Returns a service whose requests are observed. */
    default AwsService before(String name, AwsService service) {
        return exchange -> {
            observe(name, exchange);
            service.handle(exchange);
        };
    }
}
