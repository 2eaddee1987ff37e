/** Roles and what they may do: requests are signed with a role's access key, and need permissions that its policies give. */
package io.filetransfer.emulator.iam;
