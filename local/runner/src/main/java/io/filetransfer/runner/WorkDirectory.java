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
import java.util.Optional;
import java.util.stream.Stream;

/** Where the functions' logs go: beside the data, or in a temporary folder that goes when nobody needs it. */
final class WorkDirectory implements AutoCloseable {

    private final Path path;
    private boolean temporary;

    private WorkDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * Opens the folder.
     *
     * @param dataDirectory where the user keeps the data, if at all
     * @throws UserException when it cannot be created
     */
    static WorkDirectory open(Optional<Path> dataDirectory) {
        try {
            return dataDirectory.isPresent()
                    ? new WorkDirectory(Files.createDirectories(dataDirectory.get()), false)
                    : temporary();
        } catch (IOException e) {
            throw new UserException("--data-dir is '" + dataDirectory.orElse(null)
                    + "', expected a folder that exists or can be created: " + e.getMessage());
        }
    }

    private static WorkDirectory temporary() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            WorkDirectory directory = new WorkDirectory(Files.createTempDirectory(parent, "file-transfer-"), true);
            directory.requireUsable();
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

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    /** Leaves the logs where they are, and says where, when something is to be found in them. */
    synchronized void keepLogsIf(boolean needed, PrintWriter out) {
        if (needed) {
            temporary = false;
            out.printf("The functions' logs are in %s%n", logs());
            out.flush();
        }
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
