package io.filetransfer.slave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the moves of one request ended. */
final class TransferResults {

    private final List<MoveState> moved = new ArrayList<>();
    private final Map<String, RuntimeException> failures = new TreeMap<>();

    void add(List<MoveState> settled) {
        settled.forEach(this::add);
    }

    void addFailure(String filePath, RuntimeException failure) {
        failures.put(filePath, failure);
    }

    /**
     * @return a {@link MoveSummary} of one file, or a {@link BatchSummary} of several
     * @throws TransferFailedException naming the files that failed, when there are several files
     * @throws RuntimeException the file's own failure, when there is one file
     */
    Record summary() {
        int files = moved.size() + failures.size();
        if (!failures.isEmpty()) {
            throw files == 1 ? failures.values().iterator().next() : new TransferFailedException(failures, files);
        }
        return files == 1 ? MoveSummary.of(moved.getFirst()) : BatchSummary.of(moved);
    }

    private void add(MoveState settled) {
        if (settled.isIn(MoveState.Stage.FAILED)) {
            addFailure(settled.move().file().filePath(), settled.failure());
        } else {
            moved.add(settled);
        }
    }
}
