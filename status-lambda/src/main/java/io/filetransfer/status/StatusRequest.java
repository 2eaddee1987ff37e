package io.filetransfer.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.InvalidEventException;
import io.filetransfer.common.events.Json;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Status' event: which execution asks.
 *
 * @param execution the execution; empty when somebody invokes the function by hand
 * @param fanOut how its master's fan-out has ended
 * @param isFirst whether this is known to be the execution's first check
 */
record StatusRequest(Optional<Execution> execution, FanOut fanOut, boolean isFirst) {

    private static final String FAN_OUT = "fan_out";
    private static final String FILES_FOUND = "files_found";
    private static final String FILES_STARTED = "files_started";

    /**
     * Reads the event. Fields that are not known are left alone; an event without an execution may be any JSON.
     *
     * @throws InvalidEventException naming a field that is missing or unusable, its value and what was expected
     */
    static StatusRequest read(JsonNode event) {
        Optional<Execution> execution = Execution.read(event);
        return new StatusRequest(
                execution,
                execution.isPresent() ? fanOut(event.path(FAN_OUT)) : new FanOut.Unknown(),
                event.path("retry_count").asInt(1) == 0);
    }

    private static FanOut fanOut(JsonNode answer) {
        if (answer.isMissingNode() || answer.isNull()) {
            return new FanOut.Unknown();
        }
        if (!answer.isObject()) {
            throw invalid(FAN_OUT, answer, "master's answer");
        }
        if (answer.has("Error")) {
            return new FanOut.Failed(error(answer));
        }
        return answer.has(FILES_FOUND) || answer.has(FILES_STARTED) ? counted(answer) : new FanOut.Unknown();
    }

    private static FanOut counted(JsonNode answer) {
        long found = count(answer, FILES_FOUND);
        long started = count(answer, FILES_STARTED);
        return found == started
                ? new FanOut.Complete()
                : new FanOut.Failed("%d of %d files were started".formatted(started, found));
    }

    /**
     * Returns the error's name and what it says. The cause of a function's error is a document of Lambda's.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">fallback states</a>
     */
    private static String error(JsonNode answer) {
        Optional<String> cause = text(answer, "Cause");
        Optional<String> message = cause.flatMap(Json::tryRead)
                .flatMap(document -> text(document, "errorMessage"))
                .or(() -> cause);
        return Stream.concat(text(answer, "Error").stream(), message.stream()).collect(Collectors.joining(": "));
    }

    private static Optional<String> text(JsonNode document, String field) {
        return Optional.ofNullable(document.path(field).textValue()).filter(text -> !text.isBlank());
    }

    private static long count(JsonNode fanOut, String name) {
        JsonNode value = fanOut.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw invalid(FAN_OUT + "." + name, value, "a whole number of 0 or more");
        }
        return value.longValue();
    }

    private static InvalidEventException invalid(String field, JsonNode value, String expected) {
        return new InvalidEventException("%s is %s, expected %s, as in {\"files_found\": 3, \"files_started\": 3}"
                .formatted(field, value.isMissingNode() ? "missing" : value, expected));
    }
}
