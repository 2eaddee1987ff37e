/** The move of a file: copied, deleted in the source and marked as completed, so that no version is lost. */
package io.filetransfer.slave.move;
