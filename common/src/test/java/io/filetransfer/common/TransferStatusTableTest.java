package io.filetransfer.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.testing.StatusTables;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.paginators.ScanIterable;

class TransferStatusTableTest {

    private final String name = StatusTables.create();
    private final TransferStatusTable table = new TransferStatusTable(StatusTables.client(), name);

    @Test
    void recordStarted_newAndCompletedFiles_areStarted() {
        table.markCompleted("raw/again.csv");

        table.recordStarted(List.of("raw/a.csv", "raw/again.csv"));

        assertThat(StatusTables.statuses(name)).isEqualTo(Map.of("raw/a.csv", "started", "raw/again.csv", "started"));
    }

    @Test
    void recordStarted_moreThanOneBatchWrite_recordsAll() {
        List<String> files =
                IntStream.range(0, 101).mapToObj(i -> "raw/" + i + ".csv").toList();

        table.recordStarted(files);

        assertThat(StatusTables.statuses(name)).containsOnlyKeys(files).containsValue("started");
    }

    @Test
    void recordFailure_startedFile_countsAttemptsAndKeepsTheLastError() {
        table.recordStarted(List.of("raw/a.csv"));

        table.recordFailure("raw/a.csv", new IllegalStateException("first"));
        table.recordFailure("raw/a.csv", new IllegalStateException("second"));

        assertThat(item("raw/a.csv"))
                .isEqualTo(Map.of(
                        "file_name", AttributeValue.fromS("raw/a.csv"),
                        "file_transfer_status", AttributeValue.fromS("started"),
                        "failed_attempts", AttributeValue.fromN("2"),
                        "last_error", AttributeValue.fromS("IllegalStateException: second")));
    }

    @Test
    void recordFailure_unrecordedFile_isRecordedAsStarted() {
        table.recordFailure("raw/a.csv", new IllegalStateException());

        assertThat(StatusTables.statuses(name)).isEqualTo(Map.of("raw/a.csv", "started"));
    }

    @Test
    void recordFailure_completedFile_staysAsItIs() {
        table.markCompleted("raw/a.csv");

        table.recordFailure("raw/a.csv", new IllegalStateException("late"));

        assertThat(item("raw/a.csv"))
                .isEqualTo(Map.of(
                        "file_name", AttributeValue.fromS("raw/a.csv"),
                        "file_transfer_status", AttributeValue.fromS("completed")));
    }

    @Test
    void recordFailure_longMessage_isCut() {
        table.recordFailure("raw/a.csv", new IllegalStateException("x".repeat(5000)));

        assertThat(item("raw/a.csv").get("last_error").s()).hasSize(1000).startsWith("IllegalStateException: xxx");
    }

    @Test
    void recordStarted_fileThatHadFailed_startsCountingAnew() {
        table.recordFailure("raw/a.csv", new IllegalStateException("earlier run"));

        table.recordStarted(List.of("raw/a.csv"));

        assertThat(item("raw/a.csv")).doesNotContainKeys("failed_attempts", "last_error");
    }

    @Test
    void recordStarted_itemsLeftUnprocessed_areWrittenAgain() {
        AtomicInteger calls = new AtomicInteger();
        DynamoDbClient throttled = unprocessed(requests -> calls.getAndIncrement() == 0 ? requests : List.of());

        new TransferStatusTable(throttled, name).recordStarted(List.of("raw/a.csv"));

        assertThat(calls).hasValue(2);
        assertThat(StatusTables.statuses(name)).isEqualTo(Map.of("raw/a.csv", "started"));
    }

    @Test
    void recordStarted_itemsNeverProcessed_failsNamingTheTable() {
        BatchWriter throttled = new BatchWriter(unprocessed(UnaryOperator.identity()), name, Duration.ofNanos(1));
        List<WriteRequest> two = Collections.nCopies(2, WriteRequest.builder().build());

        assertThatThrownBy(() -> throttled.write(two))
                .isInstanceOf(UnprocessedItemsException.class)
                .hasMessage("table '" + name + "' left 2 items unwritten after 8 attempts");
    }

    @Test
    void markCompleted_unrecordedFile_isRecordedAsCompleted() {
        table.markCompleted("raw/a.csv");
        table.markCompleted("raw/a.csv");

        assertThat(StatusTables.statuses(name)).isEqualTo(Map.of("raw/a.csv", "completed"));
    }

    @Test
    void firstUnfinished_everythingCompleted_isEmpty() {
        table.markCompleted("raw/a.csv");

        assertThat(table.firstUnfinished()).isEmpty();
    }

    /** The article's check reads one page of a scan, 1 MB, and so overlooks what lies behind it. */
    @Test
    void firstUnfinished_unfinishedFileBehindTheFirstPage_isFound() {
        IntStream.range(0, 12).forEach(this::putCompletedItemOf100Kilobytes);
        table.recordStarted(List.of("raw/late.csv"));

        assertThat(table.firstUnfinished()).containsExactly("raw/late.csv");
        assertThat(StatusTables.client().scan(scan -> scan.tableName(name)).hasLastEvaluatedKey())
                .isTrue();
    }

    @Test
    void firstUnfinished_firstPageHasOne_readsNoFurtherPage() {
        table.recordStarted(List.of("raw/a.csv", "raw/b.csv", "raw/c.csv"));
        PageCounter onePerPage = new PageCounter();

        assertThat(new TransferStatusTable(onePerPage, name).firstUnfinished()).hasSize(1);
        assertThat(onePerPage.pages).hasValue(1);
    }

    private Map<String, AttributeValue> item(String fileName) {
        return StatusTables.client()
                .getItem(get ->
                        get.tableName(name).key(Map.of(TransferStatusTable.FILE_NAME, AttributeValue.fromS(fileName))))
                .item();
    }

    private void putCompletedItemOf100Kilobytes(int number) {
        StatusTables.client()
                .putItem(put -> put.tableName(name)
                        .item(Map.of(
                                TransferStatusTable.FILE_NAME,
                                AttributeValue.fromS("raw/" + number + ".csv"),
                                TransferStatusTable.FILE_TRANSFER_STATUS,
                                AttributeValue.fromS("completed"),
                                "filler",
                                AttributeValue.fromS("x".repeat(100_000)))));
    }

    private DynamoDbClient unprocessed(UnaryOperator<List<WriteRequest>> rejected) {
        return new Delegate() {
            @Override
            public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
                List<WriteRequest> left = rejected.apply(request.requestItems().get(name));
                if (left.isEmpty()) {
                    return StatusTables.client().batchWriteItem(request);
                }
                return BatchWriteItemResponse.builder()
                        .unprocessedItems(Map.of(name, left))
                        .build();
            }
        };
    }

    /** Reads one item a page and counts the pages. */
    private static final class PageCounter extends Delegate {

        private final AtomicInteger pages = new AtomicInteger();

        @Override
        public ScanResponse scan(ScanRequest request) {
            pages.incrementAndGet();
            return StatusTables.client().scan(request.toBuilder().limit(1).build());
        }

        @Override
        public ScanIterable scanPaginator(ScanRequest request) {
            return new ScanIterable(this, request);
        }
    }

    private abstract static class Delegate implements DynamoDbClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
