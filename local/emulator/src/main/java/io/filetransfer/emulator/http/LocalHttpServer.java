package io.filetransfer.emulator.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A JDK HTTP server that only this machine can reach and that answers each request on a virtual thread of its own. */
public final class LocalHttpServer implements AutoCloseable {

    /** The JDK reads these once, when its server class is loaded; what the user set on the command line stays. */
    private static final Map<String, String> SERVER_PROPERTIES = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxIdleConnections", "10000",
            "sun.net.httpserver.idleInterval", "300");

    private static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;
    private final ExecutorService executor;

    private LocalHttpServer(HttpServer server, ExecutorService executor) {
        this.server = server;
        this.executor = executor;
    }

    /**
     * Starts a server on 127.0.0.1.
     *
     * @param port the port to listen on, 0 for a free one
     * @param handler answers every request
     * @return the running server
     * @throws IllegalArgumentException when the port is not in 0 to 65535
     * @throws PortUnavailableException when the port is taken or not ours to open
     */
    public static LocalHttpServer start(int port, HttpHandler handler) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "port: " + port + " is not a TCP port; give one from 1 to 65535, or 0 for a free one");
        }
        SERVER_PROPERTIES.forEach(LocalHttpServer::setUnlessGiven);
        HttpServer server = bind(port);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(executor);
        server.createContext("/", handler);
        server.start();
        return new LocalHttpServer(server, executor);
    }

    /** Returns where the server listens, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort());
    }

    /** Stops listening and closes every connection, without waiting for requests that are still being answered. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), 1_024);
        } catch (BindException e) {
            throw new PortUnavailableException(port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
