/** Calls to services that are modelled in this process: the hooks that tests set at their moments, and what a model refuses. */
package io.filetransfer.emulator.calls;
