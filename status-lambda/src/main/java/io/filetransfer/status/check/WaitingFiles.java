package io.filetransfer.status.check;

import io.filetransfer.common.tables.FileFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files that an execution waits for, described for people: the first names, and what has gone wrong with them so far. */
final class WaitingFiles {

    private static final int SHOWN_FILES = 10;
    private static final int SHOWN_FAILURES = 3;
    private static final int MAX_ERROR = 300;

    private final List<String> files;
    private final Map<String, FileFailure> failures;
    private final boolean exact;

    /**
     * Creates the description.
     *
     * @param files the files, at least one
     * @param failures failed attempts to move some of them
     * @param exact whether there are no more than these
     */
    WaitingFiles(List<String> files, Map<String, FileFailure> failures, boolean exact) {
        this.files = List.copyOf(files);
        this.failures = Map.copyOf(failures);
        this.exact = exact;
    }

    /** Returns for example {@code at least 12 (raw/a.csv, raw/b.csv and 10 more)}. */
    @Override
    public String toString() {
        return (exact ? "" : "at least ") + files.size() + " (" + names() + ")" + failed();
    }

    private String names() {
        String first = String.join(", ", files.stream().limit(SHOWN_FILES).toList());
        return files.size() > SHOWN_FILES ? first + " and " + (files.size() - SHOWN_FILES) + " more" : first;
    }

    private String failed() {
        List<String> shown = new ArrayList<>();
        files.stream()
                .filter(failures::containsKey)
                .limit(SHOWN_FAILURES)
                .forEach(file -> shown.add(failed(file, failures.get(file))));
        return shown.isEmpty() ? "" : ", to be tried again: " + String.join("; ", shown);
    }

    private static String failed(String file, FileFailure failure) {
        return "%s (%d failed: %s)"
                .formatted(file, failure.attempts(), JsonEscapes.cut(failure.lastError(), MAX_ERROR));
    }
}
