package io.filetransfer.runner;

import java.io.PrintWriter;
import java.util.List;

/** Progress for a log file or a pipe: a line whenever something has changed. */
final class ProgressLines implements Progress {

    private final PrintWriter out;
    private final long filesFound;
    private String lastLine = "";

    ProgressLines(PrintWriter out, long filesFound) {
        this.out = out;
        this.filesFound = filesFound;
    }

    @Override
    public void show(long filesMoved, List<String> branches) {
        String line = "  %d of %d files moved   %s".formatted(filesMoved, filesFound, String.join(" | ", branches));
        if (!line.equals(lastLine)) {
            out.println(line);
            lastLine = line;
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
