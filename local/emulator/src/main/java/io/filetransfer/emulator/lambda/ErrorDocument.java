package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a failed function reports.
 *
 * @param type the error's name, for a Java exception its fully qualified class name
 * @param message for a person
 */
record ErrorDocument(String type, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the document; a runtime may post anything, so what is missing is empty. */
    static ErrorDocument parse(String document) {
        try {
            JsonNode error = JSON.readTree(document);
            return new ErrorDocument(
                    error.path("errorType").asText(""),
                    error.path("errorMessage").asText(""));
        } catch (JsonProcessingException e) {
            return new ErrorDocument("", document);
        }
    }
}
