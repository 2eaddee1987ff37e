package io.filetransfer.master;

import io.filetransfer.common.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Counts what was started and keeps the first few failures, so that memory does not grow with the number of files. */
final class FanOutProgress {

    private static final int SHOWN_FAILURES = 10;

    private final List<String> firstFailures = new ArrayList<>();
    private Throwable unexpected;
    private long started;
    private long failed;

    synchronized void started(int files) {
        started += files;
    }

    synchronized void failed(List<SourceFile> files, RuntimeException cause) {
        files.forEach(file -> failed(file, cause));
    }

    /** Keeps what has ended a group in a way that is not foreseen, so that it does not pass for success. */
    synchronized void broken(Throwable cause) {
        unexpected = cause;
    }

    private void failed(SourceFile file, RuntimeException cause) {
        failed++;
        if (firstFailures.size() < SHOWN_FAILURES) {
            firstFailures.add(file.filePath() + " (" + cause.getMessage() + ")");
        }
    }

    /**
     * @return the counts
     * @throws FanOutUnfinishedException when any file could not be started
     */
    synchronized FanOutSummary summary() {
        if (unexpected instanceof Error error) {
            throw error;
        }
        if (unexpected instanceof RuntimeException exception) {
            throw exception;
        }
        if (failed > 0) {
            throw new FanOutUnfinishedException(failed, started + failed, firstFailures);
        }
        return new FanOutSummary(started, started);
    }
}
