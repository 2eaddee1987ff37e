package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a request's JSON body, or of an object in it; each getter refuses what does not fit, by name. */
final class RequestFields {

    /** Lambda's own limit of a request that carries code, in characters of Base64. */
    private static final int LONGEST_TEXT = 70_167_211;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build());

    private final JsonNode object;
    private final String place;

    private RequestFields(JsonNode object, String place) {
        this.object = object;
        this.place = place;
    }

    /** @throws LambdaServiceException when the body is not a JSON object */
    static RequestFields read(InputStream body) throws IOException {
        try {
            JsonNode json = JSON.readTree(body.readAllBytes());
            if (json.isObject()) {
                return new RequestFields(json, "");
            }
        } catch (JsonProcessingException e) {
            throw LambdaServiceException.notJson(e.getOriginalMessage());
        }
        throw LambdaServiceException.notJson("expected an object");
    }

    /** @throws LambdaServiceException naming the first field that is not among the supported ones */
    void allow(String... supported) {
        List<String> known = List.of(supported);
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw LambdaServiceException.notSupported("the field " + place + name);
            }
        });
    }

    /** Returns an object in this one, without fields when it is not there. */
    RequestFields object(String name) {
        return new RequestFields(object.path(name), place + name + ".");
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> LambdaServiceException.invalidParameter(place + name + " is missing"));
    }

    /** Returns a text that has to match a pattern. */
    String text(String name, String pattern) {
        String value = text(name);
        if (!value.matches(pattern)) {
            throw LambdaServiceException.invalidParameter(
                    "%s%s is '%s', expected %s".formatted(place, name, value, pattern));
        }
        return value;
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }

    /** Returns a text that has to be one of some, by default the first of them. */
    String oneOf(String name, String... allowed) {
        String value = optionalText(name).orElse(allowed[0]);
        if (!List.of(allowed).contains(value)) {
            throw LambdaServiceException.invalidParameter(
                    "%s%s is '%s', expected one of %s".formatted(place, name, value, List.of(allowed)));
        }
        return value;
    }

    int whole(String name, int defaultValue, int lowest, int highest) {
        return object.hasNonNull(name) ? whole(name, lowest, highest) : defaultValue;
    }

    int whole(String name, int lowest, int highest) {
        JsonNode value = object.path(name);
        if (!value.canConvertToInt() || value.intValue() < lowest || value.intValue() > highest) {
            throw LambdaServiceException.invalidParameter(
                    "%s%s is %s, expected %d to %d".formatted(place, name, value, lowest, highest));
        }
        return value.intValue();
    }

    byte[] bytes(String name) {
        try {
            return Optional.ofNullable(object.path(name).binaryValue())
                    .orElseThrow(() -> LambdaServiceException.invalidParameter(place + name + " is missing"));
        } catch (IOException e) {
            throw LambdaServiceException.invalidParameter(place + name + " is not Base64: " + e.getMessage());
        }
    }

    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
