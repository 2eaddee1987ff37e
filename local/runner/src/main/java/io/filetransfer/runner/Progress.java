package io.filetransfer.runner;

import java.io.PrintWriter;
import java.util.List;

/** Shows how far a transfer is: a new line whenever that has changed, or on a terminal the same line again. */
final class Progress {

    private static final String LINE_BEFORE = "\u001b[A\u001b[2K";

    /** A line that wraps would be two, of which only one is replaced: the terminal cuts it. */
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private final PrintWriter out;
    private final long filesFound;
    private final boolean onTerminal;
    private String lastLine = "";

    Progress(PrintWriter out, long filesFound, boolean onTerminal) {
        this.out = out;
        this.filesFound = filesFound;
        this.onTerminal = onTerminal;
    }

    /**
     * Shows the present state.
     *
     * @param filesMoved files that have left the source zone
     * @param states the states that the execution is in
     */
    void show(long filesMoved, List<String> states) {
        String line = "  %d of %d files moved   %s".formatted(filesMoved, filesFound, String.join(" | ", states));
        if (line.equals(lastLine)) {
            return;
        }
        if (onTerminal) {
            out.print((lastLine.isEmpty() ? "" : LINE_BEFORE) + WRAP_OFF);
            out.println(line);
            out.print(WRAP_ON);
        } else {
            out.println(line);
        }
        out.flush();
        lastLine = line;
    }
}
