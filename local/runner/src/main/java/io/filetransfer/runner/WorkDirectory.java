package io.filetransfer.runner;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the functions run and log: a temporary folder that goes when nobody needs it. */
public final class WorkDirectory implements AutoCloseable {

    private final Path path;
    private boolean temporary = true;

    private WorkDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder.
     *
     * @throws UserException when the system's temporary folder cannot be written or used
     */
    public static WorkDirectory open() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            WorkDirectory directory = new WorkDirectory(Files.createTempDirectory(parent, "file-transfer-"));
            directory.requireUsable();
            Files.createDirectory(directory.logs());
            return directory;
        } catch (IOException e) {
            throw unusable(parent, "cannot be written (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The functions' class paths name this folder, and native libraries are loaded from it. */
    private void requireUsable() throws IOException {
        Path probe = Files.createFile(
                path.resolve("probe"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        boolean executable = Files.isExecutable(probe);
        Files.delete(probe);
        boolean separated = path.toString().contains(File.pathSeparator);
        if (!executable || separated) {
            close();
            throw unusable(
                    path.getParent(), separated ? "has a colon in its name" : "does not allow programs (noexec)");
        }
    }

    private static UserException unusable(Path folder, String why) {
        return new UserException("the temporary folder '%s' %s: name another one in TMPDIR".formatted(folder, why));
    }

    /** Returns the folder. */
    public Path path() {
        return path;
    }

    /** Returns the folder of the logs. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** Leaves the logs where they are, and says where. */
    synchronized void keepLogs(PrintWriter out) {
        temporary = false;
        out.printf("The functions' logs are in %s%n", logs());
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (!temporary) {
            return;
        }
        temporary = false;
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> childrenFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : childrenFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
