package io.filetransfer.status.check;

import io.filetransfer.common.tables.FileItem;
import java.util.List;
import java.util.Map;

/**
 * Files that an execution waits for, described for people: the first names, and what has gone wrong with them so far.
 *
 * @param exact whether there are no more than these
 */
record WaitingFiles(List<String> files, Map<String, FileItem> items, boolean exact) {

    static final int SHOWN_FILES = 10;
    private static final int SHOWN_FAILURES = 3;
    private static final int MAX_ERROR = 300;

    /** Returns for example {@code at least 12 (raw/a.csv, raw/b.csv and 10 more)}. */
    @Override
    public String toString() {
        return (exact ? "" : "at least ") + files.size() + " (" + names(files, files.size()) + ")" + failed();
    }

    /** Returns the first names, and how many more there are. */
    static String names(List<String> files, long count) {
        String first = String.join(", ", files.stream().limit(SHOWN_FILES).toList());
        return count > SHOWN_FILES ? first + " and " + (count - SHOWN_FILES) + " more" : first;
    }

    private String failed() {
        List<String> shown = files.stream()
                .filter(items::containsKey)
                .map(items::get)
                .filter(item -> item.failedAttempts() > 0)
                .limit(SHOWN_FAILURES)
                .map(WaitingFiles::failed)
                .toList();
        return shown.isEmpty() ? "" : ", to be tried again: " + String.join("; ", shown);
    }

    private static String failed(FileItem item) {
        String error = JsonEscapes.cut(item.lastError().orElse(""), MAX_ERROR);
        return "%s (%d failed: %s)".formatted(item.fileName(), item.failedAttempts(), error);
    }
}
