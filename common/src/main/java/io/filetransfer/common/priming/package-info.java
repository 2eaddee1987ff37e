/** What is run before Lambda takes a snapshot of a function. */
package io.filetransfer.common.priming;
