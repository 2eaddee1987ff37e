/** Reads {@code template.yaml}: every reference is resolved, and what is neither emulated nor known to be left out is refused. */
package io.filetransfer.emulator.template;
