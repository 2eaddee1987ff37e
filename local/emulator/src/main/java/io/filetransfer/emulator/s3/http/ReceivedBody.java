package io.filetransfer.emulator.s3.http;

import com.sun.net.httpserver.Headers;
import io.filetransfer.emulator.s3.Content;
import io.filetransfer.emulator.s3.S3Failures;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A request's body as it was meant: complete, without the framing that some clients put around its chunks.
 *
 * @param content the body
 * @param trailers the headers that came after it
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonRequestHeaders.html">Common request headers</a>
 */
record ReceivedBody(Content content, Map<String, String> trailers) {

    private static final String SHA256 = "X-amz-content-sha256";
    private static final int SHA256_DIGITS = 64;

    /**
     * Reads a body to its end.
     *
     * @throws software.amazon.awssdk.services.s3.model.S3Exception when it is not what the headers say
     * @throws IOException when the client went away
     */
    static ReceivedBody read(InputStream source, Headers headers) throws IOException {
        byte[] bytes = bytes(source, headers.getFirst("Content-length"));
        String sha256 = headers.getFirst(SHA256);
        if (sha256 != null && sha256.startsWith("STREAMING-")) {
            return new AwsChunks(bytes).decode(headers);
        }
        if (sha256 != null && sha256.length() == SHA256_DIGITS && !sha256.equals(sha256(bytes))) {
            throw S3Failures.of(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return new ReceivedBody(Content.of(bytes, bytes.length), Map.of());
    }

    private static byte[] bytes(InputStream source, String contentLength) throws IOException {
        if (contentLength == null) {
            return source.readAllBytes();
        }
        long length = Long.parseLong(contentLength);
        if (length > Integer.MAX_VALUE - Long.BYTES) {
            throw S3Failures.of(
                    400, "EntityTooLarge", "The local run takes up to 2 GB in a request; upload the object in parts.");
        }
        byte[] bytes = new byte[(int) length];
        try {
            if (source.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                return bytes;
            }
        } catch (IOException e) {
            // The server's own stream ends so where the client stops sending.
        }
        throw incomplete("You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    static RuntimeException incomplete(String message) {
        return S3Failures.of(400, "IncompleteBody", message);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
