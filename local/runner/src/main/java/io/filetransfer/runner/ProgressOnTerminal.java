package io.filetransfer.runner;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Progress for a person: a few short lines that are drawn again and again in the same place. Plain ANSI sequences do; a terminal
 * library would take over the handling of Ctrl-C.
 */
final class ProgressOnTerminal implements Progress {

    private static final String ERASE_LINE = "\u001b[2K";
    private static final int BAR_WIDTH = 30;

    private final PrintWriter out;
    private final long filesFound;
    private final Instant start = Instant.now();
    private int linesDrawn;

    ProgressOnTerminal(PrintWriter out, long filesFound) {
        this.out = out;
        this.filesFound = filesFound;
    }

    @Override
    public void show(long filesMoved, List<String> branches) {
        if (linesDrawn > 0) {
            out.printf("\u001b[%dA", linesDrawn);
        }
        draw("  %s %d of %d files moved, %d s"
                .formatted(
                        bar(filesMoved),
                        filesMoved,
                        filesFound,
                        Duration.between(start, Instant.now()).toSeconds()));
        for (int i = 0; i < branches.size(); i++) {
            draw("  branch %d: %s".formatted(i + 1, branches.get(i)));
        }
        linesDrawn = 1 + branches.size();
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    private void draw(String line) {
        out.print(ERASE_LINE);
        out.println(line);
    }

    private String bar(long filesMoved) {
        int filled = filesFound == 0 ? BAR_WIDTH : (int) (filesMoved * BAR_WIDTH / filesFound);
        return "[" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "]";
    }
}
