package io.filetransfer.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {

    @Test
    void parse_sampleEvent_readsThePath() throws IOException {
        String event = Files.readString(Path.of("..", "events", "slave.json"));

        assertThat(parse(event)).isEqualTo(new SourceFile("raw/sales/2026-11-22.csv", null, null));
    }

    @Test
    void parse_whatMasterSends_isReadBack() throws IOException {
        SourceFile file = new SourceFile("raw/ünï-日本語.csv", "\"9b2\"", 5_000_000_000L);

        assertThat(parse(Json.text(file))).isEqualTo(file);
    }

    @Test
    void parse_unknownFields_areLeftAlone() throws IOException {
        assertThat(parse("{\"file_path\": \"raw/a.csv\", \"more\": [1]}").filePath())
                .isEqualTo("raw/a.csv");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{} | file_path is missing",
                "{\"file_path\": \"  \"} | file_path is blank",
                "{\"file_path\": 7} | file_path is 7, not a string",
                "{\"file_path\": null} | file_path is null, not a string",
                "{\"file_path\": [\"raw/a.csv\"]} | file_path is [\"raw/a.csv\"], not a string",
                "[] | the event is []",
                "\"raw/a.csv\" | the event is \"raw/a.csv\"",
                "null | the event is null",
                "{\"file_path\": \"raw/a.csv\" | the event is not JSON",
                "raw/a.csv | the event is not JSON",
                "{} {} | the event is not JSON",
                "{\"size\": -1, \"etag\": 3} | file_path is missing; etag is 3, not a string; size is -1, not a whole number",
            })
    void parse_unusableEvent_namesEverythingThatIsWrong(String event, String message) {
        assertThatThrownBy(() -> parse(event))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void parse_emptyEvent_saysSo() {
        assertThatThrownBy(() -> parse(""))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("the event is empty, expected an event such as");
    }

    private static SourceFile parse(String event) throws IOException {
        return SourceFile.parse(Json.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))));
    }
}
