package io.filetransfer.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {

    private static final Instant START = Instant.parse("2026-11-22T10:15:30.700Z");

    @Test
    void read_whatTheStateMachineSends_isRead() throws IOException {
        assertThat(
                        read(
                                "{\"execution_id\": \"arn:execution:a\", \"execution_start_time\": \"2026-11-22T10:15:30.700Z\", \"input\": 7}"))
                .contains(new Execution("arn:execution:a", START));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "\"text\"", "null", "{\"other\": 1}"})
    void read_eventWithoutExecution_isEmpty(String event) throws IOException {
        assertThat(read(event)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"execution_id\": \"a\"} | execution_start_time is missing",
                "{\"execution_start_time\": \"2026-11-22T10:15:30Z\"} | execution_id is missing",
                "{\"execution_id\": 7, \"execution_start_time\": \"yesterday\"} | execution_id is 7, not a string",
                "{\"execution_id\": 7, \"execution_start_time\": \"yesterday\"} | execution_start_time is 'yesterday', not a time",
                "{\"execution_id\": \"a\", \"execution_start_time\": null} | execution_start_time is null, not a string"
            })
    void read_halfOrUnusable_isRefusedNamingTheField(String event, String problem) {
        assertThatThrownBy(() -> read(event))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("expected both as in {\"execution_id\": \"arn:...\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:15:29Z, true",
        "2026-11-22T10:15:30Z, true",
        "2026-11-22T10:15:31Z, false",
        "2027-01-01T00:00:00Z, false"
    })
    void answersFor_wholeSecondsAroundTheStart_theSameSecondCountsIn(Instant lastModified, boolean counts) {
        assertThat(new Execution("a", START).answersFor(lastModified)).isEqualTo(counts);
    }

    private static Optional<Execution> read(String event) throws IOException {
        return Execution.read(Json.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))));
    }
}
