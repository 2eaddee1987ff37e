package io.filetransfer.local.template;

/**
 * What a resource is known by.
 *
 * @param ref what {@code Ref} gives: the name or the ARN, by type
 * @param arn what {@code Fn::GetAtt} gives for {@code Arn}
 */
record ResourceIdentity(String ref, String arn) {}
