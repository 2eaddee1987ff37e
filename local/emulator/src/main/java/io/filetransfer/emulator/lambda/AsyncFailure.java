package io.filetransfer.emulator.lambda;

/**
 * An asynchronous invocation that Lambda gave up.
 *
 * @param function the function's name
 * @param requestId the id that all attempts had
 * @param payload the event, JSON
 * @param attempts how often the function was tried
 * @param condition {@code RetriesExhausted} or {@code EventAgeExceeded}, as <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Lambda's failure
 *     records</a> name it
 * @param errorType what the last attempt reported, or the condition when there was no attempt
 * @param errorMessage what the last attempt reported
 */
public record AsyncFailure(
        String function,
        String requestId,
        String payload,
        int attempts,
        String condition,
        String errorType,
        String errorMessage) {}
