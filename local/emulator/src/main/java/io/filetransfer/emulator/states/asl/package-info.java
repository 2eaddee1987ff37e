/** Reads definitions in the Amazon States Language and refuses what is wrong or not supported. */
package io.filetransfer.emulator.states.asl;
