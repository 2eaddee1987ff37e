package io.filetransfer.runner;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** How a task's failed attempt reads: error name and message, for a person. */
final class TaskFailure {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TaskFailure() {}

    /** Returns what failed, or nothing when the event is not a failed attempt. */
    static Optional<String> of(HistoryEvent event) {
        if (event.lambdaFunctionFailedEventDetails() != null) {
            var details = event.lambdaFunctionFailedEventDetails();
            return Optional.of(text(details.error(), details.cause()));
        }
        if (event.lambdaFunctionTimedOutEventDetails() != null) {
            var details = event.lambdaFunctionTimedOutEventDetails();
            return Optional.of(text(details.error(), details.cause()));
        }
        if (event.lambdaFunctionScheduleFailedEventDetails() != null) {
            var details = event.lambdaFunctionScheduleFailedEventDetails();
            return Optional.of(text(details.error(), details.cause()));
        }
        if (event.activityFailedEventDetails() != null) {
            var details = event.activityFailedEventDetails();
            return Optional.of(text(details.error(), details.cause()));
        }
        if (event.activityTimedOutEventDetails() != null) {
            var details = event.activityTimedOutEventDetails();
            return Optional.of(text(details.error(), details.cause()));
        }
        return Optional.empty();
    }

    private static String text(String error, String cause) {
        String message = message(cause);
        return message.isEmpty() ? error : error + ": " + message;
    }

    /** A function's cause is Lambda's error document, of which a person wants the message. */
    private static String message(String cause) {
        if (cause == null) {
            return "";
        }
        try {
            JsonNode document = JSON.readTree(cause);
            return document.path("errorMessage").asText(cause);
        } catch (JacksonException notJson) {
            return cause;
        }
    }
}
