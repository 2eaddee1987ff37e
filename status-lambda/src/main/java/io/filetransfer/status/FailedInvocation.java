package io.filetransfer.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.tables.FileFailure;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lambda's record of an asynchronous invocation of the slave that is not repeated any more. Lambda alone sees timeouts, killed
 * processes and events that were too old, and so this is how a file is known to have failed permanently.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">records of asynchronous
 *     invocations</a>
 */
record FailedInvocation(MoveRequest request, FileFailure failure) {

    /**
     * Reads an event.
     *
     * @return the record; empty when the event is something else
     * @throws io.filetransfer.common.events.InvalidEventException when the record is of an event that the slave does not know
     */
    static Optional<FailedInvocation> read(JsonNode event) {
        JsonNode request = event.path("requestPayload");
        String condition = event.path("requestContext").path("condition").asText();
        if (condition.isEmpty() || request.isMissingNode()) {
            return Optional.empty();
        }
        int attempts =
                event.path("requestContext").path("approximateInvokeCount").asInt();
        FileFailure failure = new FileFailure(condition + " after " + attempts + " attempts", error(event));
        return Optional.of(new FailedInvocation(MoveRequest.parse(request), failure));
    }

    /** An event that was never tried has no response; one that is no JSON is given as text. */
    private static String error(JsonNode event) {
        JsonNode response = event.path("responsePayload");
        String error = Stream.of(response, response.path("errorType"), response.path("errorMessage"))
                .map(JsonNode::textValue)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        return error.isEmpty() ? "no attempt was made" : error;
    }
}
