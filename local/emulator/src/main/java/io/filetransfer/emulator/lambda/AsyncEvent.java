package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * An event that nobody waits for.
 *
 * @param requestId the same for all attempts
 * @param attempts how often the function has been tried
 * @param last how the last attempt failed
 */
record AsyncEvent(
        InvocationTarget target,
        String requestId,
        String payload,
        Instant received,
        int attempts,
        Optional<InvocationResult> last) {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    static AsyncEvent received(InvocationTarget target, String payload) {
        return new AsyncEvent(target, Invocation.newRequestId(), payload, Instant.now(), 0, Optional.empty());
    }

    AsyncEvent afterAttempt(InvocationResult failure) {
        return new AsyncEvent(target, requestId, payload, received, attempts + 1, Optional.of(failure));
    }

    Invocation attempt() {
        return Invocation.asynchronous(requestId, payload, expiry());
    }

    boolean hasAttemptsLeft() {
        return attempts <= target.handling().maximumRetryAttempts();
    }

    boolean isExpiredAfter(Duration delay) {
        return Instant.now().plus(delay).isAfter(expiry());
    }

    /**
     * Returns the record of an event that was given up, see <a
     * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Capturing records of Lambda
     * asynchronous invocations</a>, as JSON. An event that the function has never seen has no response in it.
     *
     * @param condition why it was given up
     */
    String record(String condition) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("version", "1.0").put("timestamp", MILLISECONDS.format(Instant.now()));
        record.putObject("requestContext")
                .put("requestId", requestId)
                .put("functionArn", target.arn())
                .put("condition", condition)
                .put("approximateInvokeCount", attempts);
        record.putRawValue("requestPayload", new RawValue(payload));
        last.ifPresent(result -> {
            record.putObject("responseContext")
                    .put("statusCode", 200)
                    .put("executedVersion", target.pool().function().version())
                    .put("functionError", result.functionError().orElseThrow());
            record.set("responsePayload", result.document());
        });
        return record.toString();
    }

    private Instant expiry() {
        return received.plus(target.handling().maximumEventAge());
    }
}
