/** IAM's policy language, as far as the policies of a stack's roles use it; what is not understood is refused by name. */
package io.filetransfer.emulator.iam.policy;
