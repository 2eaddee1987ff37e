package io.filetransfer.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The input that the execution is started with: the user's file, or the project's sample. */
final class ExecutionInput {

    private final Path file;

    ExecutionInput(Path project, Optional<Path> chosen) {
        this.file = chosen.orElse(project.resolve("events").resolve("execution-input.json"));
    }

    /**
     * Reads the input.
     *
     * @throws UserException when the file cannot be read; that it is JSON is for the service to check
     */
    String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserException("--input is '" + file + "', expected a readable file");
        }
    }
}
