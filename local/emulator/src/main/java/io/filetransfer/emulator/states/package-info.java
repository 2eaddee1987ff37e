/** AWS Step Functions, embedded. */
package io.filetransfer.emulator.states;
