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
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * What Lambda accepts as an event, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestSyntax">Invoke</a>: JSON of at
 * most 6 MB, or 1 MB when nobody waits for the answer. No payload at all is an empty object.
 */
final class EventPayload {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LARGEST = 6 * MEGABYTE;

    private static final ObjectReader READER =
            new ObjectMapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventPayload() {}

    /** Reads what is needed to tell whether a payload is too large; the rest is read and dropped. */
    static byte[] read(InputStream body) throws IOException {
        byte[] payload = body.readNBytes(LARGEST + 1);
        body.transferTo(OutputStream.nullOutputStream());
        return payload;
    }

    /** Returns a payload as text when it can be an event. */
    static String checked(byte[] payload, InvocationType type) {
        int limit = type == InvocationType.EVENT ? MEGABYTE : LARGEST;
        if (payload.length > limit) {
            throw new LambdaServiceException(
                    "RequestTooLargeException",
                    413,
                    "The payload is too large for the %s invocation type (limit %d bytes)".formatted(type, limit));
        }
        if (payload.length == 0) {
            return "{}";
        }
        String text = new String(payload, UTF_8);
        json(text);
        return text;
    }

    /** Reads JSON, of which there has to be some. */
    static JsonNode json(String text) {
        try {
            JsonNode json = READER.readValue(text);
            if (json.isMissingNode()) {
                throw LambdaServiceException.notJson("no value, expected JSON");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw LambdaServiceException.notJson(e.getOriginalMessage());
        }
    }
}
