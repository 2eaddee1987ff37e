package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one invocation: what the function answered, or the error document that Lambda makes for it.
 *
 * @param payload JSON
 * @param failed whether the payload is an error document
 */
record Answer(String payload, boolean failed) {

    static final String UNHANDLED = "Unhandled";

    static Answer failure(String document) {
        return new Answer(document, true);
    }

    static Answer timedOut(String requestId, Duration timeout) {
        double seconds = timeout.toMillis() / 1000.0;
        return failure(
                "Sandbox.Timedout",
                String.format(
                        Locale.ROOT, "RequestId: %s Error: Task timed out after %.2f seconds", requestId, seconds));
    }

    static Answer exited(String requestId, int exitValue) {
        return failure("Runtime.ExitError", "RequestId: " + requestId + " Error: " + ExitReason.of(exitValue));
    }

    static Answer startFailed(String requestId, Exception cause) {
        return failure("Runtime.InvalidEntrypoint", "RequestId: " + requestId + " Error: " + cause.getMessage());
    }

    static Answer tooLarge(long limit) {
        return failure(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
    }

    InvocationResult withLog(String log) {
        return new InvocationResult(payload, failed ? Optional.of(UNHANDLED) : Optional.empty(), log);
    }

    /** Returns Lambda's error document. */
    static String document(String type, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString();
    }

    private static Answer failure(String type, String message) {
        return failure(document(type, message));
    }
}
