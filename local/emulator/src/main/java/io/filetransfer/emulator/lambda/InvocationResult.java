package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a synchronous invoke.
 *
 * @param payload what the function returned, or Lambda's error document ({@code errorType}, {@code errorMessage},
 *     {@code stackTrace}) when it failed; JSON
 * @param functionError the value of {@code X-Amz-Function-Error}, empty when the function succeeded
 */
public record InvocationResult(String payload, Optional<String> functionError) {

    static final String UNHANDLED = "Unhandled";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The JDK reports death by signal N as 128 + N. A JVM that gets SIGTERM exits by itself, with status 143. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            134, "signal: aborted", 135, "signal: bus error", 137, "signal: killed", 139, "signal: segmentation fault");

    static InvocationResult success(String payload) {
        return new InvocationResult(payload, Optional.empty());
    }

    /** @param document an error document, JSON */
    static InvocationResult failure(String document) {
        return new InvocationResult(document, Optional.of(UNHANDLED));
    }

    static InvocationResult timedOut(String requestId, Duration timeout) {
        double seconds = timeout.toMillis() / 1000.0;
        return failure(
                "Sandbox.Timedout",
                String.format(
                        Locale.ROOT, "RequestId: %s Error: Task timed out after %.2f seconds", requestId, seconds));
    }

    static InvocationResult exited(String requestId, int exitValue) {
        String reason = exitValue == 0
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: " + SIGNALS.getOrDefault(exitValue, "exit status " + exitValue);
        return failure("Runtime.ExitError", "RequestId: " + requestId + " Error: " + reason);
    }

    static InvocationResult startFailed(String requestId, Exception cause) {
        return failure("Runtime.InvalidEntrypoint", "RequestId: " + requestId + " Error: " + cause.getMessage());
    }

    static InvocationResult tooLarge(long limit) {
        return failure(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
    }

    /** Returns the payload as JSON; a runtime may post anything as its error, which then is a text. */
    JsonNode document() {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(payload);
        }
    }

    /** Returns why the function failed, for a person. */
    String errorMessage() {
        JsonNode document = document();
        return document.path("errorMessage").asText(document.path("errorType").asText(payload));
    }

    /** Returns Lambda's error document. */
    static String errorDocument(String type, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString();
    }

    private static InvocationResult failure(String type, String message) {
        return failure(errorDocument(type, message));
    }
}
