package io.filetransfer.emulator.states.engine;

import java.util.OptionalLong;

/**
 * A definition that was found valid.
 *
 * @param text the definition exactly as it was given
 * @param graph its states
 * @param timeoutSeconds how long an execution may take, if limited
 */
public record Definition(String text, StateGraph graph, OptionalLong timeoutSeconds) {}
