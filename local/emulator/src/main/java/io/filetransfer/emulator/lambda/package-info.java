/** AWS Lambda: each execution environment is a process of its own that runs a function's jar under AWS's Runtime Interface Client. */
package io.filetransfer.emulator.lambda;
