package io.filetransfer.master;

import io.filetransfer.common.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Counts what was started and keeps the first few failures, so that memory does not grow with the number of files. */
final class FanOutProgress {

    private static final int SHOWN_FAILURES = 10;

    private final List<String> firstFailures = new ArrayList<>();
    private long found;
    private long started;
    private boolean listedToTheEnd = true;

    synchronized void found(int files) {
        found += files;
    }

    synchronized void started(int files) {
        started += files;
    }

    synchronized void failed(List<SourceFile> files, RuntimeException cause) {
        files.forEach(file -> show(file.filePath() + " (" + cause.getMessage() + ")"));
    }

    synchronized void listingStopped(RuntimeException cause) {
        listedToTheEnd = false;
        show("the listing stopped after " + found + " files (" + cause.getMessage() + ")");
    }

    /**
     * Sums up.
     *
     * @return the counts
     * @throws FanOutUnfinishedException when a file was not started, or the listing was not read to its end
     */
    synchronized FanOutSummary summary() {
        if (started < found || !listedToTheEnd) {
            throw new FanOutUnfinishedException(found - started, found, firstFailures);
        }
        return new FanOutSummary(found, started);
    }

    private void show(String failure) {
        if (firstFailures.size() < SHOWN_FAILURES) {
            firstFailures.add(failure);
        }
    }
}
