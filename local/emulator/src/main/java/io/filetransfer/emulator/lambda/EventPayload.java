package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What Lambda accepts as an event, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestSyntax">Invoke</a>: JSON of at
 * most 6 MB, or 1 MB when nobody waits for the answer. No payload at all is an empty object.
 */
final class EventPayload {

    private static final String SYNCHRONOUS = "RequestResponse";
    private static final String ASYNCHRONOUS = "Event";
    private static final int SYNCHRONOUS_LIMIT = 6 * 1024 * 1024;
    private static final int ASYNCHRONOUS_LIMIT = 1024 * 1024;
    private static final String EMPTY_EVENT = "{}";

    private static final ObjectReader READER =
            new ObjectMapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventPayload() {}

    static String synchronous(byte[] payload) {
        return checked(payload, SYNCHRONOUS, SYNCHRONOUS_LIMIT);
    }

    static String asynchronous(byte[] payload) {
        return checked(payload, ASYNCHRONOUS, ASYNCHRONOUS_LIMIT);
    }

    /** Reads what is needed to tell whether a payload is too large; the rest is read and dropped. */
    static byte[] read(InputStream body) throws IOException {
        byte[] payload = body.readNBytes(SYNCHRONOUS_LIMIT + 1);
        body.transferTo(OutputStream.nullOutputStream());
        return payload;
    }

    private static String checked(byte[] payload, String invocationType, int limit) {
        if (payload.length > limit) {
            throw new LambdaServiceException(
                    "RequestTooLargeException",
                    413,
                    "The payload is too large for the %s invocation type (limit %d bytes)"
                            .formatted(invocationType, limit));
        }
        return payload.length == 0 ? EMPTY_EVENT : json(new String(payload, UTF_8));
    }

    private static String json(String payload) {
        try {
            if (((JsonNode) READER.readValue(payload)).isMissingNode()) {
                throw LambdaServiceException.notJson("no value, expected JSON");
            }
            return payload;
        } catch (JsonProcessingException e) {
            throw LambdaServiceException.notJson(e.getOriginalMessage());
        }
    }
}
