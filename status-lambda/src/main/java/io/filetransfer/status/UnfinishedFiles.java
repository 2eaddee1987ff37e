package io.filetransfer.status;

import java.util.ArrayList;
import java.util.List;

/** Counts files and remembers the first few names, so that memory does not grow with the number of files. */
final class UnfinishedFiles {

    private static final int SHOWN_FILES = 10;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String file) {
        count++;
        if (first.size() < SHOWN_FILES) {
            first.add(file);
        }
    }

    long count() {
        return count;
    }

    /** Returns the first names, and how many more there are. */
    @Override
    public String toString() {
        String names = String.join(", ", first);
        return count > first.size() ? names + " and " + (count - first.size()) + " more" : names;
    }
}
