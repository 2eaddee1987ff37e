package io.filetransfer.emulator.iam;

import io.filetransfer.emulator.iam.policy.Policies;

/**
 * A role and what it may do.
 *
 * @param arn its ARN
 * @param policies its policies
 */
public record Role(String arn, Policies policies) {}
