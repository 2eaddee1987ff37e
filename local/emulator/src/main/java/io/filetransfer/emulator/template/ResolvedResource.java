package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource that the template creates, every intrinsic function in it resolved.
 *
 * @param type its type
 * @param identity what it is known by
 * @param properties its properties
 * @param place where they stand in the template, for messages
 */
record ResolvedResource(ResourceType type, ResourceIdentity identity, JsonNode properties, String place) {}
