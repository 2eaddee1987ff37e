/** The Step Functions API: operations, their parameters, their errors. */
package io.filetransfer.emulator.states.api;
