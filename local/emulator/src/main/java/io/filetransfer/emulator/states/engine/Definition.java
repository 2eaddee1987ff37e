package io.filetransfer.emulator.states.engine;

import java.util.OptionalLong;

/** A definition that was found valid, its text exactly as it was given, and how long an execution may take. */
public record Definition(String text, StateGraph graph, OptionalLong timeoutSeconds) {}
