package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.StateGraph;
import java.util.OptionalLong;

/**
 * A definition that was found valid.
 *
 * @param graph its states
 * @param timeoutSeconds how long an execution may take, if limited
 */
public record Definition(StateGraph graph, OptionalLong timeoutSeconds) {}
