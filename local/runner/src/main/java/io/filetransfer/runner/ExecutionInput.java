package io.filetransfer.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The input that the execution is started with: the user's file, or the project's sample. */
final class ExecutionInput {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MAX_BYTES = 262_144;

    private final Path file;

    ExecutionInput(Path project, Optional<Path> chosen) {
        this.file = chosen.orElse(project.resolve("events").resolve("execution-input.json"));
    }

    /**
     * Reads the input.
     *
     * @throws UserException when the file cannot be read, or is not what Step Functions takes: JSON in UTF-8 of at most 256 KiB
     */
    String read() {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw expected("at most %,d bytes (256 KiB)".formatted(MAX_BYTES));
            }
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (JSON.readTree(text).isMissingNode()) {
                throw expected("JSON, but it is empty");
            }
            return text;
        } catch (JacksonException e) {
            throw expected("JSON: " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            throw expected("text in UTF-8");
        } catch (IOException e) {
            throw expected("a readable file");
        }
    }

    private UserException expected(String what) {
        return new UserException("--input is '" + file + "', expected " + what);
    }
}
