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
public final class ServerLog implements AutoCloseable {

    private final PrintStream before = System.err;
    private final PrintStream instead;

    private ServerLog(OutputStream instead) {
        this.instead = new PrintStream(instead, true, UTF_8);
        System.setErr(this.instead);
    }

    /** Writes it to {@code servers.log} in a folder. */
    public static ServerLog in(Path folder) {
        try {
            return new ServerLog(Files.newOutputStream(folder.resolve("servers.log")));
        } catch (IOException e) {
            throw new UserException("the folder '" + folder + "' cannot be written: " + e);
        }
    }

    /** Hands it on line by line. */
    static ServerLog to(Consumer<String> lines) {
        return new ServerLog(new ByteArrayOutputStream() {
            // Called at the end of each line at the latest.
            @Override
            public synchronized void flush() {
                String text = toString(UTF_8);
                if (text.endsWith("\n")) {
                    text.lines().forEach(lines);
                    reset();
                }
            }
        });
    }

    @Override
    public void close() {
        System.setErr(before);
        instead.close();
    }
}
