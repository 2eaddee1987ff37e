package io.filetransfer.emulator.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of one execution environment.
 *
 * @param taskRoot the working directory
 * @param runtimeDirectory the environment's own folder, removed when it ends
 * @param temporary the environment's temporary folder
 * @param log what the function and Lambda write
 */
record EnvironmentFiles(Path taskRoot, Path runtimeDirectory, Path temporary, Path log) {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentFiles.class);

    static EnvironmentFiles create(Path workDirectory, FunctionSpec function, String id) throws IOException {
        Path own = Files.createDirectories(root(workDirectory).resolve(function.name() + "-" + id));
        Path logs = Files.createDirectories(workDirectory.resolve("logs").resolve(function.name()));
        Path task = Files.createDirectories(own.resolve("task"));
        return new EnvironmentFiles(task, own, Files.createDirectories(own.resolve("tmp")), logs.resolve(id + ".log"));
    }

    /** Returns the folder that holds those of all environments, and the code that they run. */
    static Path root(Path workDirectory) {
        return workDirectory.resolve("environments");
    }

    void delete() {
        delete(runtimeDirectory);
    }

    /** Removes a folder and what is in it, as far as that is possible: what resists is temporary and stays. */
    static void delete(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("Could not remove {}", folder, e);
            }
        }
    }
}
