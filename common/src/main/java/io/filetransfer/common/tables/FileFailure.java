package io.filetransfer.common.tables;

/**
 * How the attempts to move a file have failed so far.
 *
 * @param attempts how many there were, of the invocation that has had most
 * @param lastError the error of the last one
 */
public record FileFailure(int attempts, String lastError) {}
