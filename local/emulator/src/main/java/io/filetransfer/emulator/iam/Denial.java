package io.filetransfer.emulator.iam;

/**
 * Calls that were denied.
 *
 * @param roleArn the role
 * @param action the action
 * @param resource the resource
 * @param count how many there were
 */
public record Denial(String roleArn, String action, String resource, long count) {}
