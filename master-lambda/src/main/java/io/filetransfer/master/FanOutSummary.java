package io.filetransfer.master;

/**
 * Master's answer: {@code {"files_found": 395, "files_started": 395}}.
 *
 * @param filesFound files listed in the source zone that are to be transferred
 * @param filesStarted files that were recorded and whose slave was invoked
 */
record FanOutSummary(long filesFound, long filesStarted) {}
