package io.filetransfer.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "a/b c+#?é🚀.csv, a/b c+#?é🚀.csv",
        "100%/%2F.csv, 100%25/%252F.csv",
        "'a\u0000\u001f\u007f\u0085\n', a%00%1F%7F%C2%85%0A",
        "., %2E",
        "../.., %2E%2E/%2E%2E",
        "..., ...",
        "/a, %2Fa",
        "a/, a%2F",
        "a//b, a/%2Fb",
        "//, %2F%2F",
        "'', %",
    })
    void file_ofKey_isBelowTheFolder(String key, String path) {
        assertThat(folder.relativize(new KeyFiles(folder).file(key))).hasToString(path);
    }

    @Test
    void file_longName_goesOnInAFolder() {
        String name = "é".repeat(126) + "xx";

        assertThat(path(name + "y")).isEqualTo(name + "y");
        assertThat(path(name + "yz")).isEqualTo(name + "%/yz");
        assertThat(path(name + "..")).isEqualTo(name + "%/%2E%2E");
    }

    @Test
    void file_keyBelowAnotherKey_isBesideIt() {
        KeyFiles files = new KeyFiles(folder);

        assertThat(Stream.of("a", "a.csv", "a/", "a/b", "a/b/c", "b/c").map(files::file))
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly("a", "a.csv", "a%2F", "a%2Fb", "a%2Fb%2Fc", "b/c");
    }

    @Test
    void file_anyKeys_canAllBeWrittenAndReadBack() throws IOException {
        Random random = new Random(1);
        List<String> pieces =
                List.of("/", "/", ".", "..", "a", "b", "%", "%2F", "\u0001", "é".repeat(127), "x".repeat(254));
        List<String> keys = Stream.generate(() -> key(pieces, random))
                .limit(3_000)
                .distinct()
                .sorted(Comparator.comparing(key -> key.getBytes(UTF_8), Arrays::compareUnsigned))
                .toList();
        KeyFiles files = new KeyFiles(folder);
        Map<Path, String> written = new HashMap<>();

        for (String key : keys) {
            Path file = files.file(key);
            assertThat(file.normalize()).isEqualTo(file).startsWithRaw(folder);
            Files.createDirectories(file.getParent());
            written.put(Files.createFile(file), key);
        }

        written.forEach((file, key) -> assertThat(decoded(file)).isEqualTo(key));
    }

    private String path(String key) {
        return folder.relativize(new KeyFiles(folder).file(key)).toString();
    }

    private static String key(List<String> pieces, Random random) {
        StringBuilder key = new StringBuilder();
        random.ints(random.nextInt(7), 0, pieces.size()).forEach(piece -> key.append(pieces.get(piece)));
        return key.toString();
    }

    /** The rule of the help text, backwards. */
    private String decoded(Path file) {
        String path = folder.relativize(file).toString();
        return path.equals("%") ? "" : URLDecoder.decode(path.replace("%/", "").replace("+", "%2B"), UTF_8);
    }
}
