package io.filetransfer.common.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.s3.InMemoryS3;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class StatusTableReadsTest {

    private static final Execution EXECUTION = new Execution("arn:execution:one", Instant.EPOCH);
    private static final Execution OTHER = new Execution("arn:execution:two", Instant.EPOCH);

    private final String name = StatusTables.create();
    private final StatusTable table = new StatusTable(StatusTables.client(), name, TestFiles.FOR_EVER);

    @Test
    void firstUnfinished_everythingCompleted_isEmpty() {
        table.markCompleted("raw/a.csv");

        assertThat(table.firstUnfinished()).isEmpty();
    }

    /** The article's check reads one page of a scan, 1 MB, and so overlooks what lies behind it. */
    @Test
    void firstUnfinished_unfinishedFileAmongManyPages_isFoundWhereverItIs() {
        List<String> names =
                IntStream.range(0, 40).mapToObj(i -> "raw/" + i + ".csv").toList();
        names.forEach(this::putCompletedItemOf300Kilobytes);

        for (String file : names) {
            table.recordStarted(TestFiles.listed(file), Optional.empty());
            assertThat(table.firstUnfinished()).containsExactly(file);
            table.markCompleted(file);
        }
        assertThat(table.firstUnfinished()).isEmpty();
    }

    @Test
    void firstUnfinished_itemWithoutAStatus_isUnfinished() {
        StatusTables.client()
                .putItem(put -> put.tableName(name).item(Map.of("file_name", AttributeValue.fromS("raw/odd.csv"))));

        assertThat(table.firstUnfinished()).containsExactly("raw/odd.csv");
    }

    @Test
    void firstUnfinished_noSuchTable_failsWithTheServicesError() {
        assertThatThrownBy(() -> new StatusTable(StatusTables.client(), "no-such-table").firstUnfinished())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void unfinishedOf_itemsOfTwoExecutions_listsItsOwnUnfinishedOnes() {
        String[] own =
                IntStream.range(0, 200).mapToObj(i -> "raw/own-" + i + ".csv").toArray(String[]::new);
        table.recordStarted(TestFiles.listed(own), Optional.of(EXECUTION));
        table.recordStarted(TestFiles.listed("raw/other.csv"), Optional.of(OTHER));
        table.recordStarted(TestFiles.listed("raw/nobodys.csv"), Optional.empty());
        table.recordStarted(TestFiles.listed("raw/done.csv"), Optional.of(EXECUTION));
        table.markCompleted("raw/done.csv");

        assertThat(table.unfinishedOf(EXECUTION)).containsExactlyInAnyOrder(own);
        assertThat(table.unfinishedOf(OTHER)).containsExactly("raw/other.csv");
    }

    @Test
    void find_someOfTheFiles_tellsWhatIsRecorded() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.of(EXECUTION));
        table.markCompleted("raw/b.csv");

        Map<String, FileItem> found = table.find(List.of("raw/a.csv", "raw/b.csv", "raw/c.csv"));

        assertThat(found).containsOnlyKeys("raw/a.csv", "raw/b.csv");
        FileItem started = found.get("raw/a.csv");
        assertThat(started.isCompleted()).isFalse();
        assertThat(started.belongsTo(EXECUTION)).isTrue();
        assertThat(started.belongsTo(OTHER)).isFalse();
        assertThat(started.records(InMemoryS3.etag("raw/a.csv"))).isTrue();
        assertThat(started.records("\"other\"")).isFalse();
        FileItem completed = found.get("raw/b.csv");
        assertThat(completed.isCompleted()).isTrue();
        assertThat(completed.belongsTo(EXECUTION)).isFalse();
    }

    private void putCompletedItemOf300Kilobytes(String file) {
        StatusTables.client()
                .putItem(put -> put.tableName(name)
                        .item(Map.of(
                                "file_name", AttributeValue.fromS(file),
                                "file_transfer_status", AttributeValue.fromS("completed"),
                                "filler", AttributeValue.fromS("x".repeat(300_000)))));
    }
}
