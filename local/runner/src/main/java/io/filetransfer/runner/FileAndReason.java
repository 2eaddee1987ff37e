package io.filetransfer.runner;

import java.io.PrintWriter;
import java.util.List;

/**
 * A file that was left where it is.
 *
 * @param path its path
 * @param reason why
 */
record FileAndReason(String path, String reason) {

    /** How many files are named, of however many. */
    static final int SHOWN = 10;

    /** Prints the first of some files. */
    static void print(List<FileAndReason> first, long all, PrintWriter out) {
        first.stream()
                .limit(SHOWN)
                .forEach(file -> out.printf("    %s: %s%n", file.path, Timeline.shortened(file.reason)));
        if (all > SHOWN) {
            out.printf("    and %d more%n", all - SHOWN);
        }
    }
}
