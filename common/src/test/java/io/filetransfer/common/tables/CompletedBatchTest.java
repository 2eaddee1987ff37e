package io.filetransfer.common.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.common.testing.TestFiles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Files that are marked completed together, on DynamoDB Local behind a client that counts calls and lets statements fail. */
class CompletedBatchTest {

    private static final Execution EXECUTION = new Execution(
            "arn:aws:states:eu-west-1:123456789012:execution:file-transfer-state-machine:a", Instant.EPOCH);

    private final String name = StatusTables.create();
    private final StatusTable direct = new StatusTable(StatusTables.client(), name, TestFiles.FOR_EVER);
    private final List<Integer> batches = new ArrayList<>();
    private final List<String> singles = new ArrayList<>();
    private UnaryOperator<BatchExecuteStatementResponse> answers = answer -> answer;

    private final StatusTable table = new StatusTable(new Client(), name, TestFiles.FOR_EVER);

    @Test
    void markCompleted_manyRecordedFiles_takesACallFor25AndMarksThemAsOneByOne() {
        List<String> files = IntStream.range(0, 60)
                .mapToObj("raw/it's \"%d\".csv"::formatted)
                .toList();
        record("raw/alone.csv");
        record(files.toArray(String[]::new));
        direct.markCompleted("raw/alone.csv");

        assertThat(table.markCompleted(files)).isEmpty();

        assertThat(batches).containsExactly(25, 25, 10);
        assertThat(singles).isEmpty();
        Map<String, AttributeValue> expected = withoutName("raw/alone.csv");
        expected.remove("etag");
        assertThat(files).allSatisfy(file -> {
            Map<String, AttributeValue> item = withoutName(file);
            item.remove("etag");
            assertThat(item).isEqualTo(expected);
        });
    }

    @Test
    void markCompleted_oneFile_isOneUpdate() {
        assertThat(table.markCompleted(List.of("raw/a.csv"))).isEmpty();

        assertThat(batches).isEmpty();
        assertThat(singles).containsExactly("raw/a.csv");
    }

    @Test
    void markCompleted_fileWithoutAnItem_getsOneAndTheOthersAreMarked() {
        record("raw/a.csv");

        assertThat(table.markCompleted(List.of("raw/a.csv", "raw/b.csv"))).isEmpty();

        assertThat(StatusTables.statuses(name)).isEqualTo(Map.of("raw/a.csv", "completed", "raw/b.csv", "completed"));
        assertThat(singles).containsExactly("raw/b.csv");
    }

    @Test
    void markCompleted_itemsThatExpire_sayWhen() {
        record("raw/a.csv", "raw/b.csv");

        new StatusTable(new Client(), name, new ItemRetention(90, InstantSource.fixed(Instant.EPOCH)))
                .markCompleted(List.of("raw/a.csv", "raw/b.csv"));

        assertThat(List.of("raw/a.csv", "raw/b.csv"))
                .allSatisfy(file -> assertThat(withoutName(file))
                        .containsEntry("expires_at", AttributeValue.fromN(Integer.toString(90 * 24 * 3600))));
    }

    @Test
    void markCompleted_statementThrottled_isExecutedAgainAlone() {
        record("raw/a.csv", "raw/b.csv", "raw/c.csv");
        answers = answer ->
                batches.size() == 1 ? with(answer, 1, BatchStatementErrorCodeEnum.THROTTLING_ERROR, "slow") : answer;

        assertThat(table.markCompleted(List.of("raw/a.csv", "raw/b.csv", "raw/c.csv")))
                .isEmpty();

        assertThat(batches).containsExactly(3, 1);
    }

    @Test
    void markCompleted_statementRefused_failsForThatFileAlone() {
        record("raw/a.csv", "raw/b.csv");
        answers = answer -> with(answer, 0, BatchStatementErrorCodeEnum.ACCESS_DENIED, "not you");

        Map<String, RuntimeException> failures = table.markCompleted(List.of("raw/a.csv", "raw/b.csv"));

        assertThat(failures).containsOnlyKeys("raw/a.csv");
        assertThat(failures.get("raw/a.csv")).hasMessageContaining("AccessDenied: not you");
        assertThat(batches).containsExactly(2);
    }

    @Test
    void markCompleted_callFails_failsForItsFilesAndGoesOnWithTheNext() {
        String[] files =
                IntStream.range(0, 30).mapToObj("raw/%02d.csv"::formatted).toArray(String[]::new);
        record(files);
        answers = answer -> {
            if (batches.size() == 1) {
                throw SdkClientException.create("no network");
            }
            return answer;
        };

        assertThat(table.markCompleted(List.of(files))).hasSize(25).containsKeys("raw/00.csv", "raw/24.csv");
        assertThat(batches).containsExactly(25, 5);
    }

    private void record(String... files) {
        direct.recordStarted(TestFiles.listed(files), Optional.of(EXECUTION));
    }

    private Map<String, AttributeValue> withoutName(String file) {
        Map<String, AttributeValue> item = new HashMap<>(StatusTables.client()
                .getItem(get -> get.tableName(name).key(Map.of("file_name", AttributeValue.fromS(file))))
                .item());
        item.remove("file_name");
        return item;
    }

    private static BatchExecuteStatementResponse with(
            BatchExecuteStatementResponse answer, int statement, BatchStatementErrorCodeEnum code, String message) {
        List<BatchStatementResponse> responses = new ArrayList<>(answer.responses());
        responses.set(
                statement,
                BatchStatementResponse.builder()
                        .error(error -> error.code(code).message(message))
                        .build());
        return answer.toBuilder().responses(responses).build();
    }

    private final class Client implements DynamoDbClient {

        @Override
        public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
            batches.add(request.statements().size());
            return answers.apply(StatusTables.client().batchExecuteStatement(request));
        }

        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest request) {
            singles.add(request.key().get("file_name").s());
            return StatusTables.client().updateItem(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
