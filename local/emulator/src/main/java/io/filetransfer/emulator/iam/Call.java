package io.filetransfer.emulator.iam;

/**
 * Calls of one role that one resource pattern of its policies allowed.
 *
 * @param roleArn the role
 * @param action the action
 * @param resourcePattern the resource as the policy has it
 * @param count how many there were
 * @param sample the resource of one of them
 */
public record Call(String roleArn, String action, String resourcePattern, long count, String sample) {}
