package io.filetransfer.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpForwarderTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private LocalHttpServer inner;
    private HttpForwarder forwarder;
    private Gateway gateway;

    @BeforeEach
    void start() {
        inner = LocalHttpServer.start(0, HttpForwarderTest::echo);
        forwarder = new HttpForwarder(inner.endpoint());
        gateway = Gateway.start(0, Map.of("s3", forwarder));
    }

    @AfterEach
    void stop() {
        gateway.close();
        forwarder.close();
        inner.close();
        http.close();
    }

    @Test
    void request_pathAndQuery_arriveByteForByte() throws Exception {
        String raw = "/b/a%252Fb%2Fc+d%20e%2B/%C3%BC//x/../y?prefix=a%2Bb%20c+d&x=%25&empty=&flag";

        assertThat(send(request(raw)).headers().firstValue("seen-uri")).contains(raw);
    }

    @Test
    void request_methodHeadersAndBody_arrive() throws Exception {
        HttpResponse<String> response = send(request("/b/k")
                .method("PUT", BodyPublishers.ofString("some bytes"))
                .header("x-amz-meta-a", "1")
                .header("x-amz-meta-a", "2"));

        assertThat(response.headers().firstValue("seen-method")).contains("PUT");
        assertThat(response.headers().firstValue("seen-meta")).contains("1,2");
        assertThat(response.headers().firstValue("seen-length")).contains("10");
        assertThat(response.body()).isEqualTo("some bytes");
    }

    @Test
    void request_chunkedBody_arrives() throws Exception {
        HttpResponse<String> response = send(request("/b/k")
                .PUT(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("piece".getBytes(StandardCharsets.UTF_8)))));

        assertThat(response.body()).isEqualTo("piece");
    }

    @Test
    void head_answer_keepsTheLengthOfTheObject() throws Exception {
        HttpResponse<String> response = send(request("/head").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.headers().firstValue("content-length")).contains("12345");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void answer_withoutBody_keepsStatusAndConnection() throws Exception {
        try (Socket socket = new Socket(
                InetAddress.ofLiteral("127.0.0.1"), gateway.endpoint().getPort())) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(status(socket, reader, "/status/204")).isEqualTo("HTTP/1.1 204 No Content");
            assertThat(status(socket, reader, "/status/304")).isEqualTo("HTTP/1.1 304 Not Modified");
            assertThat(status(socket, reader, "/status/204")).isEqualTo("HTTP/1.1 204 No Content");
        }
    }

    @Test
    void request_expecting100Continue_isToldToGoOn() throws Exception {
        HttpResponse<String> response = send(request("/b/k")
                .PUT(BodyPublishers.ofString("after the go-ahead"))
                .expectContinue(true));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("after the go-ahead");
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(gateway.endpoint() + pathAndQuery));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String status(Socket socket, BufferedReader reader, String path) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        String status = reader.readLine();
        for (String line = reader.readLine(); !line.isEmpty(); ) {
            line = reader.readLine();
        }
        return status;
    }

    private static void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            if (path.startsWith("/status/")) {
                exchange.sendResponseHeaders(Integer.parseInt(path.substring("/status/".length())), -1);
            } else if (path.equals("/head")) {
                exchange.getResponseHeaders().set("Content-Length", "12345");
                exchange.sendResponseHeaders(200, -1);
            } else {
                echoBody(exchange);
            }
        }
    }

    private static void echoBody(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var seen = exchange.getRequestHeaders();
        var told = exchange.getResponseHeaders();
        told.set("seen-uri", exchange.getRequestURI().toString());
        told.set("seen-method", exchange.getRequestMethod());
        told.set("seen-meta", String.join(",", seen.getOrDefault("x-amz-meta-a", List.of())));
        if (seen.containsKey("Content-Length")) {
            told.set("seen-length", seen.getFirst("Content-Length"));
        }
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
