package io.filetransfer.emulator.s3.http;

import com.sun.net.httpserver.Headers;
import io.filetransfer.emulator.s3.Content;
import io.filetransfer.emulator.s3.S3Failures;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * A body in the content encoding {@code aws-chunked}: chunks with their sizes, signed or not, and headers after them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">Chunked uploads with trailing headers</a>
 */
final class AwsChunks {

    private static final int MAX_SIZE_DIGITS = 8;

    private final byte[] bytes;
    private int position;

    AwsChunks(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Moves the chunks together, within the array since it is as large as the upload. */
    ReceivedBody decode(Headers headers) {
        int decoded = 0;
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (size > bytes.length - position) {
                throw malformed("a chunk is shorter than its size");
            }
            System.arraycopy(bytes, position, bytes, decoded, size);
            decoded += size;
            position += size;
            if (!line().isEmpty()) {
                throw malformed("a chunk is longer than its size");
            }
        }
        String expected = headers.getFirst("X-amz-decoded-content-length");
        if (expected == null) {
            throw S3Failures.of(
                    411, "MissingContentLength", "You must provide the x-amz-decoded-content-length HTTP header.");
        }
        if (!expected.equals(Integer.toString(decoded))) {
            throw malformed("it has " + decoded + " bytes, x-amz-decoded-content-length is " + expected);
        }
        return new ReceivedBody(Content.of(bytes, decoded), trailers(headers.getFirst("X-amz-trailer")));
    }

    private int chunkSize() {
        String line = line();
        int end = line.indexOf(';');
        String digits = end < 0 ? line : line.substring(0, end);
        if (digits.isEmpty() || digits.length() >= MAX_SIZE_DIGITS) {
            throw malformed("a chunk's size is '" + digits + "'");
        }
        try {
            return HexFormat.fromHexDigits(digits);
        } catch (NumberFormatException e) {
            throw malformed("a chunk's size is '" + digits + "'");
        }
    }

    private Map<String, String> trailers(String announced) {
        Map<String, String> trailers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw malformedTrailer();
            }
            trailers.put(
                    RequestFields.normalized(line.substring(0, colon)),
                    line.substring(colon + 1).strip());
        }
        trailers.remove("X-amz-trailer-signature");
        boolean isAsAnnounced = announced == null
                ? trailers.isEmpty()
                : trailers.size() == 1 && trailers.containsKey(RequestFields.normalized(announced));
        if (!isAsAnnounced) {
            throw malformedTrailer();
        }
        return trailers;
    }

    /** Reads up to the end of a line; the last one may lack it. */
    private String line() {
        int start = position;
        while (position < bytes.length && bytes[position] != '\n') {
            position++;
        }
        int end = position > start && bytes[position - 1] == '\r' ? position - 1 : position;
        position = Math.min(position + 1, bytes.length);
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static RuntimeException malformed(String reason) {
        return ReceivedBody.incomplete("The body is not what aws-chunked needs: " + reason + ".");
    }

    private static RuntimeException malformedTrailer() {
        return S3Failures.of(
                400,
                "MalformedTrailerError",
                "The request contained trailing data that was not well-formed or did not conform to our published"
                        + " schema.");
    }
}
