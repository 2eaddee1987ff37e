package io.filetransfer.emulator.template;

import io.filetransfer.emulator.document.DocumentNode;

/** A resource that the template creates, every intrinsic function in it resolved. */
record ResolvedResource(ResourceType type, ResourceIdentity identity, DocumentNode properties) {}
