/** Paths, reference paths and payload templates: how a state picks data and puts it back. */
package io.filetransfer.emulator.states.path;
