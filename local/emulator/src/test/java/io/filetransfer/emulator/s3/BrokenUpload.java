package io.filetransfer.emulator.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An upload that promises more bytes than it sends and then hangs up. */
final class BrokenUpload {

    private BrokenUpload() {}

    static void send(URI endpoint, String path) {
        try (Socket socket = new Socket(InetAddress.ofLiteral(endpoint.getHost()), endpoint.getPort())) {
            String head = "PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n";
            socket.getOutputStream().write((head + "x".repeat(100_000)).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
