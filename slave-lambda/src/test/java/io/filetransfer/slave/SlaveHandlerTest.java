package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.InvalidEventException;
import io.filetransfer.common.TransferStatusTable;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.InMemoryS3;
import io.filetransfer.common.testing.StatusTables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlaveHandlerTest {

    private static final String SAMPLE = "raw/sales/2026-11-22.csv";

    private final InMemoryS3 s3 = new InMemoryS3("zone");
    private final String tableName = StatusTables.create();
    private final TransferStatusTable table = new TransferStatusTable(StatusTables.client(), tableName);
    private final SlaveHandler handler = new SlaveHandler(FileTransfer.of(
            s3,
            StatusTables.client(),
            Moves.settings("zone", "zone", tableName, PartPlan.MAX_PART_SIZE, PartPlan.MAX_PART_SIZE)));
    private final FakeContext context = new FakeContext(900_000);

    @Test
    void handleRequest_sampleEvent_movesMarksAndAnswers() throws IOException {
        s3.put("zone", SAMPLE, "a,b");

        String answer = handle(Files.readString(Path.of("..", "events", "slave.json")));

        assertThat(answer)
                .isEqualTo(
                        "{\"file_path\":\"raw/sales/2026-11-22.csv\",\"destination\":\"refined/sales/2026-11-22.csv\","
                                + "\"outcome\":\"MOVED\"}");
        assertThat(context.log()).isEqualTo(answer + "\n");
        assertThat(s3.objects("zone")).isEqualTo(Map.of("refined/sales/2026-11-22.csv", "a,b"));
        assertThat(StatusTables.statuses(tableName)).isEqualTo(Map.of(SAMPLE, "completed"));
    }

    @Test
    void handleRequest_repeatedAfterItsMarkWasLost_marksCompleted() throws IOException {
        s3.put("zone", "refined/a.csv", "a,b");
        table.recordStarted(List.of("raw/a.csv"));

        assertThat(handle("{\"file_path\": \"raw/a.csv\"}")).contains("ALREADY_MOVED");

        assertThat(StatusTables.statuses(tableName)).isEqualTo(Map.of("raw/a.csv", "completed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rawdata/a.csv", "refined/a.csv", "other/a.csv"})
    void handleRequest_keyOutsideTheZone_touchesNothing(String key) {
        s3.put("zone", key, "a,b");

        assertThatThrownBy(() -> handle("{\"file_path\": \"" + key + "\"}"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining(key);
        assertThat(s3.calls()).isEmpty();
        assertThat(StatusTables.statuses(tableName)).isEmpty();
    }

    @Test
    void handleRequest_moveFails_leavesTheItemStarted() {
        table.recordStarted(List.of("raw/a.csv"));

        assertThatThrownBy(() -> handle("{\"file_path\": \"raw/a.csv\"}")).isInstanceOf(FileMissingException.class);

        assertThat(StatusTables.statuses(tableName)).isEqualTo(Map.of("raw/a.csv", "started"));
    }

    private String handle(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
