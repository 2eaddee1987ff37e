package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The log of one execution environment. The function's process appends to the same file by itself, so the lines stand
 * in the order in which they were written.
 */
final class EnvironmentLog implements AutoCloseable {

    /** How much of one invocation's log is handed out; the file keeps all of it. */
    static final int MAX_EXCERPT_BYTES = 64 * 1024;

    private final Path file;
    private final PlatformLines lines;
    private final FileChannel writer;
    private long invocationStart;

    EnvironmentLog(Path file, PlatformLines lines) throws IOException {
        this.file = file;
        this.lines = lines;
        this.writer = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes Lambda's first line of an invocation. */
    void start(String requestId) {
        try {
            invocationStart = writer.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line(lines.start(requestId));
    }

    /** Writes why Lambda itself ended an invocation. */
    void fault(ErrorDocument error) {
        line(lines.fault(error));
    }

    /**
     * Writes Lambda's last lines of an invocation.
     *
     * @return what was logged since {@link #start}, the last 64 KiB of it
     */
    String end(InvocationReport report) {
        line((endsInLine() ? "" : "\n") + lines.end(report));
        return excerpt();
    }

    private void line(String text) {
        try {
            writer.write(ByteBuffer.wrap((text + "\n").getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a function logs need not end in a line break. */
    private boolean endsInLine() {
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return reader.size() == 0 || (reader.read(last, reader.size() - 1) == 1 && last.get(0) == '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String excerpt() {
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = reader.size();
            long from = Math.max(invocationStart, end - MAX_EXCERPT_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) (end - from));
            reader.read(bytes, from);
            return UTF_8.decode(bytes.flip()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
