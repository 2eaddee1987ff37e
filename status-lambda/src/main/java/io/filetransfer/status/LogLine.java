package io.filetransfer.status;

import io.filetransfer.common.Execution;
import io.filetransfer.common.Json;
import java.util.Optional;

/**
 * The line that an invocation leaves in the log.
 *
 * @param outcome {@code completed}, or the name of the exception that the invocation ends with
 * @param executionId the execution that asked; null when somebody did by hand
 * @param message what people read
 */
record LogLine(String outcome, String executionId, String message) {

    static String completed(StatusRequest request, TransferCompleted completed) {
        return line("completed", request, completed.message());
    }

    static String of(StatusRequest request, RuntimeException e) {
        return line(e.getClass().getSimpleName(), request, e.getMessage());
    }

    private static String line(String outcome, StatusRequest request, String message) {
        Optional<String> id = request.execution().map(Execution::id);
        return Json.text(new LogLine(outcome, id.orElse(null), message));
    }
}
