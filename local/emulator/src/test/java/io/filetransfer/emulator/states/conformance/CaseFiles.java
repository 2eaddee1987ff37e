package io.filetransfer.emulator.states.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The data files under {@code conformance}. */
final class CaseFiles {

    private CaseFiles() {}

    /** Reads the files of cases, by topic. */
    static Map<String, JsonNode> topics() {
        Map<String, JsonNode> topics = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder())) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .forEach(file -> topics.put(file.replace(".json", ""), read(file)));
            return topics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one file. */
    static JsonNode read(String name) {
        try {
            return Json.parseStrictly(Files.readString(folder().resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(CaseFiles.class.getResource("/conformance"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
