package io.filetransfer.common.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.s3.InMemoryS3;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class StatusTableTest {

    private static final Execution EXECUTION = new Execution(
            "arn:aws:states:eu-west-1:123456789012:execution:file-transfer-state-machine:a", Instant.EPOCH);

    private final String name = StatusTables.create();
    private final StatusTable table = new StatusTable(StatusTables.client(), name, TestFiles.FOR_EVER);

    @Test
    void recordStarted_newAndCompletedFiles_areStarted() {
        table.markCompleted("raw/again.csv");

        table.recordStarted(TestFiles.listed("raw/a.csv", "raw/again.csv"), Optional.empty());

        assertThat(StatusTables.statuses(name)).isEqualTo(Map.of("raw/a.csv", "started", "raw/again.csv", "started"));
    }

    @Test
    void recordStarted_moreThanOneBatchWrite_recordsAll() {
        String[] files =
                IntStream.range(0, 101).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new);

        table.recordStarted(TestFiles.listed(files), Optional.empty());

        assertThat(StatusTables.statuses(name)).containsOnlyKeys(files).containsValue("started");
    }

    @Test
    void withdraw_startedFile_belongsToNobodyAndLeavesTheIndex() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.of(EXECUTION));

        table.withdraw("raw/a.csv", EXECUTION);

        assertThat(item("raw/a.csv").keySet()).containsExactlyInAnyOrder("file_name", "file_transfer_status", "etag");
    }

    @Test
    void withdraw_completedOrAnothersOrUnknownFile_isLeftAsItIs() {
        Execution other = new Execution("other", EXECUTION.startTime());
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.of(EXECUTION));
        table.markCompleted("raw/a.csv");
        table.recordStarted(TestFiles.listed("raw/b.csv"), Optional.of(other));
        Map<String, AttributeValue> completed = item("raw/a.csv");
        Map<String, AttributeValue> others = item("raw/b.csv");

        List.of("raw/a.csv", "raw/b.csv", "raw/c.csv").forEach(file -> table.withdraw(file, EXECUTION));

        assertThat(item("raw/a.csv")).isEqualTo(completed);
        assertThat(item("raw/b.csv")).isEqualTo(others);
        assertThat(item("raw/c.csv")).isEmpty();
    }

    @Test
    void recordFailure_startedFile_countsAttemptsAndKeepsTheLastError() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());

        table.recordFailure("raw/a.csv", new IllegalStateException("first"));
        table.recordFailure("raw/a.csv", new IllegalStateException("second"));

        assertThat(item("raw/a.csv"))
                .isEqualTo(Map.of(
                        "file_name", AttributeValue.fromS("raw/a.csv"),
                        "file_transfer_status", AttributeValue.fromS("started"),
                        "etag", AttributeValue.fromS(InMemoryS3.etag("raw/a.csv")),
                        "failed_attempts", AttributeValue.fromN("2"),
                        "last_error", AttributeValue.fromS("IllegalStateException: second")));
    }

    @Test
    void recordFailure_unrecordedFile_makesNoItem() {
        table.recordFailure("raw/a.csv", new IllegalStateException());

        assertThat(StatusTables.statuses(name)).isEmpty();
    }

    @Test
    void recordFailure_completedFile_staysAsItIs() {
        table.markCompleted("raw/a.csv");

        table.recordFailure("raw/a.csv", new IllegalStateException("late"));

        assertThat(item("raw/a.csv"))
                .isEqualTo(Map.of(
                        "file_name", AttributeValue.fromS("raw/a.csv"),
                        "file_transfer_status", AttributeValue.fromS("completed"),
                        "outcome", AttributeValue.fromS("MOVED")));
    }

    @Test
    void recordFailure_longMessage_isCut() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());

        table.recordFailure("raw/a.csv", new IllegalStateException("x".repeat(5000)));

        assertThat(item("raw/a.csv").get("last_error").s()).hasSize(1000).startsWith("IllegalStateException: xxx");
    }

    @Test
    void recordStarted_fileThatHadFailed_startsCountingAnew() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());
        table.recordFailure("raw/a.csv", new IllegalStateException("earlier run"));

        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());

        assertThat(item("raw/a.csv")).doesNotContainKeys("failed_attempts", "last_error");
    }

    @Test
    void recordStarted_itemsLeftUnprocessed_areWrittenAgain() {
        AtomicInteger calls = new AtomicInteger();
        DynamoDbClient throttled = unprocessed(requests -> calls.getAndIncrement() == 0 ? requests : List.of());

        new StatusTable(throttled, name, TestFiles.FOR_EVER)
                .recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());

        assertThat(calls).hasValue(2);
        assertThat(StatusTables.statuses(name)).isEqualTo(Map.of("raw/a.csv", "started"));
    }

    @Test
    void recordStarted_itemsNeverProcessed_failsNamingTheTable() {
        BatchWriter throttled =
                new BatchWriter(unprocessed(UnaryOperator.identity()), name, new BatchRetries(Duration.ofNanos(1)));
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
    void recordStarted_ownedFile_namesItsExecutionAndEntersTheIndex() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.of(EXECUTION));

        assertThat(item("raw/a.csv"))
                .containsEntry("execution_id", AttributeValue.fromS(EXECUTION.id()))
                .containsEntry("etag", AttributeValue.fromS(InMemoryS3.etag("raw/a.csv")))
                .hasEntrySatisfying(
                        "unfinished_in",
                        partition -> assertThat(partition.s()).matches(EXECUTION.id() + "#([0-9]|1[0-5])"));
    }

    @Test
    void markCompleted_ownedFile_leavesTheIndexAndKeepsItsExecution() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.of(EXECUTION));

        table.markCompleted("raw/a.csv");

        assertThat(item("raw/a.csv"))
                .doesNotContainKey("unfinished_in")
                .containsEntry("execution_id", AttributeValue.fromS(EXECUTION.id()));
    }

    @Test
    void markGone_startedFile_isCompletedAndLeavesTheIndex() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.of(EXECUTION));

        assertThat(table.markGone("raw/a.csv")).contains(FileOutcome.GONE);
        assertThat(table.markGone("raw/a.csv")).contains(FileOutcome.GONE);

        assertThat(item("raw/a.csv"))
                .containsEntry("file_transfer_status", AttributeValue.fromS("completed"))
                .containsEntry("outcome", AttributeValue.fromS("GONE"))
                .doesNotContainKey("unfinished_in");
    }

    @Test
    void markGone_unrecordedFile_makesNoItem() {
        assertThat(table.markGone("raw/a.csv")).isEmpty();

        assertThat(StatusTables.statuses(name)).isEmpty();
    }

    /** The slave that moved the file and the one that finds it nowhere may record that in either order. */
    @Test
    void markGone_movedFileBeforeOrAfter_isRecordedAsMoved() {
        table.recordStarted(TestFiles.listed("raw/a.csv", "raw/b.csv"), Optional.empty());

        table.markCompleted("raw/a.csv");
        assertThat(table.markGone("raw/a.csv")).contains(FileOutcome.MOVED);
        table.markGone("raw/b.csv");
        table.markCompleted("raw/b.csv");

        assertThat(List.of("raw/a.csv", "raw/b.csv"))
                .allSatisfy(file -> assertThat(item(file)).containsEntry("outcome", AttributeValue.fromS("MOVED")));
    }

    /** What an earlier transfer of the file came to says nothing about the next one. */
    @Test
    void recordStarted_completedFile_hasNoOutcome() {
        table.markCompleted("raw/a.csv");

        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());

        assertThat(item("raw/a.csv")).doesNotContainKey("outcome");
        assertThat(table.markGone("raw/a.csv")).contains(FileOutcome.GONE);
    }

    @Test
    void anyWrite_withRetention_setsWhenTheItemExpires() {
        StatusTable keeping90Days = new StatusTable(
                StatusTables.client(), name, new ItemRetention(90, () -> Instant.parse("2026-11-22T10:00:00Z")));
        String expiry = Long.toString(Instant.parse("2027-02-20T10:00:00Z").getEpochSecond());

        table.recordStarted(TestFiles.listed("raw/failed.csv", "raw/gone.csv"), Optional.empty());
        keeping90Days.recordStarted(TestFiles.listed("raw/started.csv"), Optional.empty());
        keeping90Days.markCompleted("raw/completed.csv");
        keeping90Days.markGone("raw/gone.csv");
        keeping90Days.recordFailure("raw/failed.csv", new IllegalStateException());

        assertThat(List.of("raw/started.csv", "raw/completed.csv", "raw/gone.csv", "raw/failed.csv"))
                .allSatisfy(file -> assertThat(item(file)).containsEntry("expires_at", AttributeValue.fromN(expiry)));
    }

    @Test
    void anyWrite_withoutRetention_makesAnItemThatNeverExpires() {
        table.recordStarted(TestFiles.listed("raw/a.csv"), Optional.empty());
        table.recordFailure("raw/a.csv", new IllegalStateException());
        table.markCompleted("raw/a.csv");

        assertThat(item("raw/a.csv")).doesNotContainKey("expires_at");
    }

    private Map<String, AttributeValue> item(String fileName) {
        return StatusTables.item(name, Map.of("file_name", fileName));
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

    private abstract static class Delegate implements DynamoDbClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
