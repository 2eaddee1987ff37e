package io.filetransfer.emulator.iam;

/**
 * Calls of one role.
 *
 * @param roleArn the role
 * @param action the action
 * @param resource as the policy that allowed them has it, or the resource itself where they were denied
 * @param count how many there were
 */
public record Call(String roleArn, String action, String resource, long count) {}
