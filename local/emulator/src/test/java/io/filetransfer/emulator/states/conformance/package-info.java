/** The states language as documented, case by case, run against the embedded Step Functions or any other endpoint. */
package io.filetransfer.emulator.states.conformance;
