package io.filetransfer.emulator.dynamodb;

import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.http.HttpForwarder;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A DynamoDB server inside this process, on a free port of 127.0.0.1. It is put together from DynamoDB Local's request
 * handler: the launcher that comes with it listens on all interfaces, refuses port 0, prints a banner and sends
 * telemetry.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB local</a>
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

    /** Held, because the log manager forgets levels of loggers that nobody holds. */
    private static final Logger SQLITE_LOG = Logger.getLogger("com.almworks.sqlite4java");

    private final LocalDynamoDBServerHandler handler;
    private final Server server;
    private final ServerConnector connector;
    private final HttpForwarder forwarder;

    private EmbeddedDynamoDb() {
        SQLITE_LOG.setLevel(Level.WARNING);
        boolean inMemory = true;
        boolean sharedByAllCredentials = true;
        boolean slowTransitions = false;
        this.handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, inMemory, null, sharedByAllCredentials, slowTransitions), null);
        this.server = new Server();
        this.connector = new ServerConnector(server);
        start();
        this.forwarder = new HttpForwarder(endpoint());
    }

    /** Starts a server that keeps everything in memory. */
    public static EmbeddedDynamoDb inMemory() {
        return new EmbeddedDynamoDb();
    }

    /** Returns the server's own address, such as {@code http://127.0.0.1:40123}; access keys must be alphanumeric. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Returns the server as a part of the {@link io.filetransfer.emulator.http.Gateway}, by the name {@code dynamodb}. */
    public AwsService service() {
        return forwarder;
    }

    /** Stops the server. */
    @Override
    public void close() {
        forwarder.close();
        stop();
    }

    private void start() {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new ContextHandler(handler, "/"));
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded DynamoDB server did not start: " + e.getMessage(), e);
        }
    }

    private void stop() {
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded DynamoDB server did not stop: " + e.getMessage(), e);
        }
    }
}
