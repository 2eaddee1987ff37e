package io.filetransfer.common.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Events and answers as JSON; a record's component {@code filePath} is the field {@code file_path}. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads an event, which may be any JSON value.
     *
     * @throws InvalidEventException when it is not JSON
     * @throws IOException when it cannot be read
     */
    public static JsonNode read(InputStream event) throws IOException {
        try {
            return MAPPER.readTree(event);
        } catch (JacksonException e) {
            throw new InvalidEventException("the event is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Returns the value of a text; empty when it is not JSON. */
    public static Optional<JsonNode> tryRead(String text) {
        try {
            return Optional.of(MAPPER.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Writes an answer, a record, to a stream that stays open. */
    public static void write(Object answer, OutputStream output) throws IOException {
        output.write(MAPPER.writeValueAsBytes(answer));
    }

    /** Returns a value, a record or a map, as JSON text. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value, e);
        }
    }
}
