package io.filetransfer.local.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The input that the execution is started with: the user's file, or the project's sample. */
final class ExecutionInput {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    ExecutionInput(Path project, Optional<Path> chosen) {
        this.file = chosen.orElse(project.resolve("events").resolve("execution-input.json"));
    }

    /**
     * Reads the input.
     *
     * @throws UserException when the file cannot be read or is not JSON
     */
    String read() {
        try {
            String text = Files.readString(file);
            JSON.readTree(text);
            return text;
        } catch (JacksonException e) {
            throw new UserException("--input is '" + file + "', expected JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UserException("--input is '" + file + "', expected a readable file");
        }
    }
}
