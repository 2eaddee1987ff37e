package io.filetransfer.runner.transfer;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.HttpForwarder;
import io.filetransfer.emulator.http.LocalHttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Stands between whoever moves files and S3, and lets the files' owner upload a new version of each at the worst moment,
 * once.
 */
final class UnluckyWriter implements AutoCloseable {

    /**
     * What to do.
     *
     * @param moment when
     * @param upload uploads a new version of the file of that key
     */
    record Plan(Moment moment, Consumer<String> upload) {}

    private final LocalHttpServer server = LocalHttpServer.start(0, this::answer);
    private final NavigableSet<String> replaced = new ConcurrentSkipListSet<>();
    private volatile HttpForwarder s3;
    private volatile Plan plan;

    URI endpoint() {
        return server.endpoint();
    }

    void connect(URI target) {
        s3 = new HttpForwarder(target);
    }

    /** Starts over with another plan. */
    void expect(Plan next) {
        replaced.clear();
        plan = next;
    }

    /** Returns the keys of the files that got a new version. */
    NavigableSet<String> replaced() {
        return replaced;
    }

    @Override
    public void close() {
        server.close();
        s3.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Plan current = plan;
            for (String file : current.moment().files(ProxiedRequest.of(exchange))) {
                if (replaced.add(file)) {
                    current.upload().accept(file);
                }
            }
            s3.handle(exchange);
        }
    }
}
