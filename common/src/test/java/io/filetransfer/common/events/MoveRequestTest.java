package io.filetransfer.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoveRequestTest {

    @Test
    void parse_sampleEvent_readsThePath() throws IOException {
        String event = Files.readString(Path.of("..", "events", "slave.json"));

        assertThat(parse(event).files()).containsExactly(SourceFile.named("raw/sales/2026-11-22.csv"));
    }

    @Test
    void parse_whatMasterSends_isReadBack() throws IOException {
        SourceFile file = new SourceFile("raw/ünï-日本語.csv", "\"9b2\"", 5_000_000_000L);

        MoveRequest one = new MoveRequest(List.of(file), Optional.of("arn:execution"));
        MoveRequest several =
                new MoveRequest(List.of(file, SourceFile.named("raw/b.csv")), Optional.of("arn:execution"));
        MoveRequest pending = new MoveRequest(List.of(file), Optional.of("arn:execution"), Optional.of("pending#1"));

        assertThat(one.json())
                .isEqualTo("{\"file_path\":\"raw/ünï-日本語.csv\",\"etag\":\"\\\"9b2\\\"\",\"size\":5000000000,"
                        + "\"execution_id\":\"arn:execution\"}");
        assertThat(parse(one.json())).isEqualTo(one);
        assertThat(parse(several.json())).isEqualTo(several);
        assertThat(parse(pending.json())).isEqualTo(pending);
    }

    @Test
    void parse_unknownFields_areLeftAlone() throws IOException {
        assertThat(parse("{\"file_path\": \"raw/a.csv\", \"more\": [1]}").files())
                .containsExactly(SourceFile.named("raw/a.csv"));
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
                "{\"files\": []} | files has 0 entries, not 1 to 1000",
                "{\"files\": {}} | files is {}, not a list",
                "{\"files\": [{}, 1, {\"file_path\": \"raw/a.csv\", \"size\": 1.5}]} | files[1] is 1, not an object; files[0].file_path is missing; files[2].size is 1.5, not a whole number",
                "{\"file_path\": \"raw/a.csv\", \"files\": [1]} | file_path and files are given together, expected one of them; files[0] is 1",
                "{\"file_path\": \"raw/a.csv\", \"etag\": \"*\"} | etag is '*', not the entity tag of one version",
                "{\"files\": [{\"file_path\": \"raw/a.csv\", \"etag\": \"a,b\"}]} | files[0].etag is 'a,b', not the entity tag",
                "{\"size\": -1, \"etag\": 3} | file_path is missing; etag is 3, not a string; size is -1, not a whole number",
            })
    void parse_unusableEvent_namesEverythingThatIsWrong(String event, String message) {
        assertThatThrownBy(() -> parse(event))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"file_paths\": [\"raw/a.csv\"]}",
                "{\"file_paths\": null}",
                "{\"file_path\": \"raw/a.csv\", \"file_paths\": [\"raw/b.csv\"]}"
            })
    void parse_retiredListOfKeys_saysWhatIsExpectedInstead(String event) {
        assertThatThrownBy(() -> parse(event))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("file_paths is not supported any more, expected an event such as"
                        + " {\"file_path\": \"raw/a.csv\"} or {\"files\": [{\"file_path\": \"raw/a.csv\"}]}");
    }

    @Test
    void parse_asManyFilesAsOneDeleteTakes_isAccepted() throws IOException {
        assertThat(parse(files(MoveRequest.MAX_FILES)).files()).hasSize(1000);
        assertThatThrownBy(() -> parse(files(MoveRequest.MAX_FILES + 1)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("files has 1001 entries, not 1 to 1000");
    }

    @Test
    void parse_emptyEvent_saysSo() {
        assertThatThrownBy(() -> parse(""))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("the event is empty, expected an event such as");
    }

    private static String files(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"file_path\": \"raw/" + i + ".csv\"}")
                .collect(Collectors.joining(",", "{\"files\": [", "]}"));
    }

    private static MoveRequest parse(String event) throws IOException {
        return MoveRequest.parse(Json.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))));
    }
}
