package io.filetransfer.emulator.states.engine;

/**
 * What an execution was started with.
 *
 * @param arn the execution's ARN
 * @param name its name
 * @param input its input as it was given, JSON
 * @param machine the state machine as it was when the execution started
 */
public record ExecutionInfo(String arn, String name, String input, Machine machine) {}
