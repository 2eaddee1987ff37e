package io.filetransfer.emulator.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An error that the endpoint itself answers, in the form that the clients of the requested service read. */
record ErrorResponse(int status, String code, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void send(HttpExchange exchange, String service) throws IOException {
        boolean json = speaksJson(exchange, service);
        exchange.getResponseHeaders().set("Content-Type", json ? "application/json" : "application/xml");
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", code);
        write(exchange, json ? json() : xml(service).getBytes(StandardCharsets.UTF_8));
    }

    private void write(HttpExchange exchange, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean speaksJson(HttpExchange exchange, String service) {
        Headers headers = exchange.getRequestHeaders();
        return service.equals("lambda") || headers.containsKey("X-Amz-Target");
    }

    private byte[] json() throws IOException {
        return JSON.writeValueAsBytes(Map.of("__type", code, "Code", code, "message", message));
    }

    private String xml(String service) {
        String error = "<Error><Code>" + code + "</Code><Message>" + escape(message) + "</Message></Error>";
        return service.equals("s3") ? error : "<ErrorResponse>" + error + "</ErrorResponse>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
