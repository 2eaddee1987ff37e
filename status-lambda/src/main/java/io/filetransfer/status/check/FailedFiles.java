package io.filetransfer.status.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of an execution that have failed permanently, with their last errors. Names are kept up to the length of a task's cause, so
 * that memory does not grow with the number of files.
 */
final class FailedFiles {

    /**
     * A cause may have 32,768 characters. The state machine puts the task's error name and cause as JSON into the execution's cause.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html">SendTaskFailure</a>
     */
    static final int MAX_CAUSE = 32_768 - 1000;

    private static final int MAX_COUNT_TEXT = 200;
    private static final int MAX_ENTRY = 8000;
    private static final String SEPARATOR = "; ";

    private final Map<String, String> named = new LinkedHashMap<>();
    private final int maxLength;
    private int length = MAX_COUNT_TEXT;
    private boolean allNamed = true;
    private long countOfEarlierPass;
    private long count;

    /** Creates the collection, whose cause may have so many characters. */
    FailedFiles(int maxLength) {
        this.maxLength = maxLength;
    }

    /** Adds a file; in another pass it may be added again. */
    void add(String file, String text) {
        count++;
        if (allNamed && !named.containsKey(file)) {
            name(file, text);
        }
    }

    /** Begins another pass over files of which some may be the same. */
    void beginPass() {
        countOfEarlierPass = count;
        count = 0;
    }

    boolean isEmpty() {
        return named.isEmpty();
    }

    /** Returns how many files there are; a lower bound where there are more than are named. */
    long count() {
        return allNamed ? named.size() : Math.max(count, countOfEarlierPass);
    }

    /** Returns the count, the names and the errors. */
    String cause() {
        return "%s%d %s failed permanently: %s%s"
                .formatted(
                        allNamed ? "" : "at least ",
                        count(),
                        count() == 1 ? "file" : "files",
                        String.join(SEPARATOR, named.values()),
                        allNamed ? "" : SEPARATOR + "and " + (count() - named.size()) + " more");
    }

    private void name(String file, String text) {
        String entry = JsonEscapes.cut(text, MAX_ENTRY);
        int newLength = length + JsonEscapes.length(entry) + SEPARATOR.length();
        if (newLength > maxLength) {
            allNamed = false;
            return;
        }
        length = newLength;
        named.put(file, entry);
    }
}
