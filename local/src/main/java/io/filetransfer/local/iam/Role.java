package io.filetransfer.local.iam;

import io.filetransfer.local.iam.policy.Policies;

/**
 * A role and what it may do.
 *
 * @param arn its ARN
 * @param policies its policies
 */
public record Role(String arn, Policies policies) {}
