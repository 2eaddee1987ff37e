package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's documents, and the check itself. */
class DocumentLinksTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final long MAX_README_BYTES = 12_000;

    @TempDir
    private Path folder;

    @Test
    void brokenLinks_projectsDocuments_none() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            broken.addAll(MarkdownDocument.read(document).brokenLinks());
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void readme_size_staysReadableInOneGo() throws IOException {
        assertThat(Files.size(PROJECT.resolve("README.md"))).isLessThanOrEqualTo(MAX_README_BYTES);
    }

    @Test
    void brokenLinks_fileOrAnchorIsMissing_namesDocumentAndTarget() throws IOException {
        write("other.md", "# Title");
        MarkdownDocument document = write(
                "page.md",
                "[a](missing.md) and [b](other.md#no-such)",
                "| [c](#nowhere) | [d](missing/page.md#title) |");

        assertThat(document.brokenLinks())
                .containsExactly(
                        "page.md: missing.md",
                        "page.md: other.md#no-such",
                        "page.md: #nowhere",
                        "page.md: missing/page.md#title");
    }

    @Test
    void brokenLinks_everythingExists_none() throws IOException {
        write("other.md", "# Sizes, limits & `costs`", "## Files", "## Files");
        MarkdownDocument document = write(
                "page.md",
                "# Page",
                "[a](other.md) [b](other.md#sizes-limits--costs) [c](other.md#files-1) [d](#page) [e](../)",
                "[external](https://example.com/missing.md#nowhere)",
                "```",
                "[code](missing.md)",
                "```");

        assertThat(document.brokenLinks()).isEmpty();
    }

    private MarkdownDocument write(String name, String... lines) throws IOException {
        return MarkdownDocument.read(Files.write(folder.resolve(name), List.of(lines)));
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents =
                new ArrayList<>(List.of(PROJECT.resolve("README.md"), PROJECT.resolve(Path.of("local", "README.md"))));
        for (String name : List.of("docs", ".github")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(name))) {
                documents.addAll(
                        files.filter(file -> file.toString().endsWith(".md")).toList());
            }
        }
        return documents;
    }
}
