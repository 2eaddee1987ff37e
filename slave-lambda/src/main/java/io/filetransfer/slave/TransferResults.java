package io.filetransfer.slave;

import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogLine;
import io.filetransfer.common.log.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the moves of one request ended, each with a line in the log. */
final class TransferResults {

    private final FunctionLog log;
    private final List<MoveState> completed = new ArrayList<>();
    private final Map<String, RuntimeException> failures = new TreeMap<>();

    TransferResults(FunctionLog log) {
        this.log = log;
    }

    void add(List<MoveState> settled) {
        settled.forEach(this::add);
    }

    void addFailure(String filePath, RuntimeException failure) {
        failures.put(filePath, failure);
        log.write(LogLine.of(LogLevel.ERROR, failure)
                .with(LogLine.FILE_PATH, filePath)
                .outcome(MoveState.Stage.FAILED.name())
                .with(Metric.FAILED_ATTEMPTS, 1));
    }

    /**
     * @return a {@link MoveSummary} of one file, or a {@link BatchSummary} of several
     * @throws TransferFailedException naming the files that failed, when there are several files
     * @throws RuntimeException the file's own failure, when there is one file
     */
    Record summary() {
        int files = completed.size() + failures.size();
        if (!failures.isEmpty()) {
            throw files == 1 ? failures.values().iterator().next() : new TransferFailedException(failures, files);
        }
        return files == 1 ? MoveSummary.of(completed.getFirst()) : BatchSummary.of(completed);
    }

    private void add(MoveState settled) {
        if (settled.isIn(MoveState.Stage.FAILED)) {
            addFailure(settled.move().file().filePath(), settled.failure());
        } else {
            addCompleted(settled);
        }
    }

    private void addCompleted(MoveState settled) {
        completed.add(settled);
        log.write(result(settled)
                .with(LogLine.FILE_PATH, settled.move().file().filePath())
                .outcome(settled.stage().name()));
    }

    private static LogLine result(MoveState settled) {
        return settled.isIn(MoveState.Stage.GONE)
                ? LogLine.of(LogLevel.WARN, settled.move().missing()).with(Metric.FILES_GONE, 1)
                : LogLine.of(LogLevel.INFO, "moved to " + settled.move().destination())
                        .with(Metric.FILES_COMPLETED, 1);
    }
}
