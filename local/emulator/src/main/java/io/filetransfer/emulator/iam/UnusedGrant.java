package io.filetransfer.emulator.iam;

import io.filetransfer.emulator.iam.policy.Grant;

/**
 * What a role's policies allow and none of its calls needed.
 *
 * @param roleArn the role
 * @param grant what its policies allow
 */
public record UnusedGrant(String roleArn, Grant grant) {}
