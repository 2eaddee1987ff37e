package io.filetransfer.emulator.template;

import io.filetransfer.emulator.document.DocumentNode;

/**
 * A resource that the template creates, every intrinsic function in it resolved.
 *
 * @param type its type
 * @param identity what it is known by
 * @param properties its properties
 */
record ResolvedResource(ResourceType type, ResourceIdentity identity, DocumentNode properties) {}
