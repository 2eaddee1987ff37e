/** The command {@code local/bench}: what a transfer costs in requests, time, processor and dollars, compared side by side. */
package io.filetransfer.runner.bench;
