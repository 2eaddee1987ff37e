package io.filetransfer.emulator.states.engine;

/** What an execution was started with: its input, JSON as it was given, and the state machine as it was then. */
public record ExecutionInfo(String arn, String name, String input, Machine machine) {}
