package io.filetransfer.emulator.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A service does not take a request. The gateway answers it in the form that the service's clients read. */
public class RefusedRequestException extends RuntimeException {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int status;
    private final String code;

    /**
     * Creates the refusal.
     *
     * @param status the HTTP status
     * @param code the error's name in the service's API
     * @param message what was wrong, for a person
     */
    public RefusedRequestException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** Returns the HTTP status. */
    public int statusCode() {
        return status;
    }

    /** Returns the error's name in the service's API. */
    public String code() {
        return code;
    }

    /** Answers the request. */
    void send(HttpExchange exchange, String service) throws IOException {
        boolean isJson =
                service.equals("lambda") || exchange.getRequestHeaders().containsKey("X-Amz-Target");
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        byte[] body = isJson
                ? JSON.writeValueAsBytes(Map.of("__type", code, "Code", code, "message", getMessage()))
                : xml(service).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", isJson ? "application/json" : "application/xml");
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", code);
        exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }

    private String xml(String service) {
        String message = getMessage().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String error = "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
        return service.equals("s3") ? error : "<ErrorResponse>" + error + "</ErrorResponse>";
    }
}
