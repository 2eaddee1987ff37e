/** Runs state machines: the states, their executions, histories and activity tasks. */
package io.filetransfer.emulator.states.engine;
