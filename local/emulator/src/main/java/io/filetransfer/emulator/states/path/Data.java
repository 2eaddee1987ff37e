package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What paths are evaluated against.
 *
 * @param document what {@code $} stands for
 * @param context the context object, what {@code $$} stands for
 */
public record Data(JsonNode document, JsonNode context) {}
