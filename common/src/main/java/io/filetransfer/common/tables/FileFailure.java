package io.filetransfer.common.tables;

/**
 * How a file has failed permanently for an execution.
 *
 * @param reason why there are no more attempts
 * @param error what the last one ended with
 */
public record FileFailure(String reason, String error) {}
