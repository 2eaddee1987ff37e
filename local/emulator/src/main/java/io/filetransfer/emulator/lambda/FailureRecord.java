package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * The record of an event that Lambda gave up, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Capturing records of Lambda asynchronous
 * invocations</a>. An event that the function has never seen has no response in it.
 *
 * @param event what was given up
 * @param functionArn the function as the event was sent to it, with its qualifier
 * @param condition why it was given up
 */
record FailureRecord(AsyncEvent event, String functionArn, String condition) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    String toJson() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("version", "1.0").put("timestamp", MILLISECONDS.format(Instant.now()));
        record.putObject("requestContext")
                .put("requestId", event.requestId())
                .put("functionArn", functionArn)
                .put("condition", condition)
                .put("approximateInvokeCount", event.attempts());
        record.putRawValue("requestPayload", new RawValue(event.payload()));
        event.error().ifPresent(error -> addResponse(record, error));
        return record.toString();
    }

    private void addResponse(ObjectNode record, String error) {
        record.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", event.target().pool().function().version())
                .put("functionError", Answer.UNHANDLED);
        record.set("responsePayload", json(error));
    }

    /** A runtime may post anything as its error. */
    private static JsonNode json(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(document);
        }
    }
}
