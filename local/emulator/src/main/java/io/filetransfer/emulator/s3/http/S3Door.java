package io.filetransfer.emulator.s3.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.s3.S3Failures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Answers S3's requests over HTTP with what a client of S3 answers. */
public final class S3Door implements AwsService {

    private static final byte[] NOTHING = new byte[0];
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int PARTIAL_CONTENT = 206;
    private static final int NOT_MODIFIED = 304;

    private final S3Client s3;
    private final AtomicLong requestIds = new AtomicLong();

    /**
     * Creates the door.
     *
     * @param s3 answers the requests; its {@link UnsupportedOperationException} says what it does not carry out
     */
    public S3Door(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-amz-request-id", HexFormat.of().toHexDigits(requestIds.incrementAndGet()));
        try {
            answer(exchange);
        } catch (AwsServiceException e) {
            refuse(exchange, e);
        } catch (UnsupportedOperationException e) {
            refuse(exchange, S3Failures.of(501, "NotImplemented", e.getMessage()));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        ReceivedRequest request = ReceivedRequest.of(exchange);
        Operation operation =
                Operation.of(request).orElseThrow(() -> S3Failures.notImplemented(request.route(parameter -> true)));
        ReceivedBody body = ReceivedBody.read(exchange.getRequestBody(), request.headers());
        Object result = operation.call(s3, request, body);
        if (result instanceof ResponseInputStream<?> content) {
            try (content) {
                send(exchange, (GetObjectResponse) content.response(), content);
            }
        } else {
            headers((SdkPojo) result, exchange);
            String xml = XmlWriter.write((SdkPojo) result, operation.root());
            send(exchange, request.method().equals("DELETE") ? NO_CONTENT : OK, xml);
        }
    }

    private static void refuse(HttpExchange exchange, AwsServiceException error) throws IOException {
        try {
            // A client that is still sending would find a closed connection instead of the answer.
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It stopped in the middle, and may still read the answer.
        }
        send(exchange, error.statusCode(), error.statusCode() == NOT_MODIFIED ? "" : XmlWriter.write(error));
    }

    private static void send(HttpExchange exchange, GetObjectResponse response, InputStream content)
            throws IOException {
        headers(response, exchange);
        exchange.sendResponseHeaders(
                response.contentRange() == null ? OK : PARTIAL_CONTENT, bodyLength(response.contentLength()));
        content.transferTo(exchange.getResponseBody());
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        byte[] body = isHead ? NOTHING : xml.getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
        }
        exchange.sendResponseHeaders(status, bodyLength(body.length));
        // Closing the exchange instead would first read a request to its end, and give up where there is none.
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** The server takes zero for a length that is not known. */
    private static long bodyLength(long length) {
        return length == 0 ? -1 : length;
    }

    private static void headers(SdkPojo response, HttpExchange exchange) {
        Headers headers = exchange.getResponseHeaders();
        for (SdkField<?> field : response.sdkFields()) {
            Object value = field.location() == MarshallLocation.HEADER ? field.getValueOrDefault(response) : null;
            if (value instanceof Map<?, ?> metadata) {
                metadata.forEach((name, text) -> headers.set(field.locationName() + name, text.toString()));
            } else if (value != null) {
                headers.set(field.locationName(), FieldText.format(field, value));
            }
        }
    }
}
