package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a state leaves behind.
 *
 * @param output its output
 * @param next the state that follows; empty when this one was terminal
 */
record Transition(JsonNode output, Optional<String> next) {}
