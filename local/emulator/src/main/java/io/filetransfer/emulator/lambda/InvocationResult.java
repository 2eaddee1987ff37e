package io.filetransfer.emulator.lambda;

import java.util.Optional;

/**
 * The answer to a synchronous invoke.
 *
 * @param payload what the function returned, or Lambda's error document ({@code errorType}, {@code errorMessage},
 *     {@code stackTrace}) when it failed; JSON
 * @param functionError the value of {@code X-Amz-Function-Error}, empty when the function succeeded
 * @param log what this invocation wrote to its log
 */
public record InvocationResult(String payload, Optional<String> functionError, String log) {}
