/** The command {@code local/run}: uploads files, runs one execution on the emulator, shows its progress and reports. */
package io.filetransfer.runner;
