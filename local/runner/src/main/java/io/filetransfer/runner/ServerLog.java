package io.filetransfer.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Takes what servers and libraries write to the standard error, traces above all, off the terminal until it is closed. */
final class ServerLog implements AutoCloseable {

    private final PrintStream before = System.err;
    private final PrintStream instead;

    private ServerLog(OutputStream instead) {
        this.instead = new PrintStream(instead, true, UTF_8);
        System.setErr(this.instead);
    }

    /**
     * Writes it to a file.
     *
     * @param folder where {@code servers.log} goes; created if it is not there
     */
    static ServerLog in(Path folder) {
        try {
            Files.createDirectories(folder);
            return new ServerLog(Files.newOutputStream(folder.resolve("servers.log")));
        } catch (IOException e) {
            throw new UserException("the folder '" + folder + "' cannot be written: " + e);
        }
    }

    /** Hands it on line by line. */
    static ServerLog to(Consumer<String> lines) {
        return new ServerLog(new LineStream(lines));
    }

    @Override
    public void close() {
        System.setErr(before);
        instead.close();
    }

    private static final class LineStream extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final Consumer<String> lines;

        LineStream(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                lines.accept(line.toString(UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
