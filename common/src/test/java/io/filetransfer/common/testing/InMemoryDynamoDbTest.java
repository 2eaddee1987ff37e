package io.filetransfer.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ActivityTask;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.FileFailure;
import io.filetransfer.common.tables.FileItem;
import io.filetransfer.common.tables.FileOutcome;
import io.filetransfer.common.tables.ItemRetention;
import io.filetransfer.common.tables.StatusTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The model does to both tables what DynamoDB Local does. */
class InMemoryDynamoDbTest {

    private static final String A = "raw/a.csv";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Execution ONE = new Execution("arn:execution:one", NOW);
    private static final Execution TWO = new Execution("arn:execution:two", NOW);

    private final String tableName = StatusTables.create();
    private final String executionsName = StatusTables.createExecutions();
    private final InMemoryDynamoDb model = new InMemoryDynamoDb(tableName, executionsName).withPageSize(3);

    @ParameterizedTest
    @MethodSource
    void tableCalls_onBoth_leaveTheSame(List<Consumer<StatusTable>> calls) {
        compare(calls, TestFiles.FOR_EVER);
    }

    @ParameterizedTest
    @MethodSource("tableCalls_onBoth_leaveTheSame")
    void tableCalls_withRetentionOnBoth_leaveTheSame(List<Consumer<StatusTable>> calls) {
        compare(calls, new ItemRetention(90, () -> NOW));
    }

    private void compare(List<Consumer<StatusTable>> calls, ItemRetention retention) {
        for (Consumer<StatusTable> call : calls) {
            call.accept(new StatusTable(StatusTables.client(), tableName, retention));
            call.accept(new StatusTable(model, tableName, retention));

            assertThat(model.items()).isEqualTo(items());
            assertThat(found(model)).usingRecursiveComparison().isEqualTo(found(StatusTables.client()));
            assertThat(new StatusTable(model, tableName).firstUnfinished().isEmpty())
                    .isEqualTo(new StatusTable(StatusTables.client(), tableName)
                            .firstUnfinished()
                            .isEmpty());
        }
    }

    @Test
    void markGone_onBoth_answersTheSame() {
        assertThat(goneAnswers(model)).isEqualTo(goneAnswers(StatusTables.client()));
    }

    private List<Optional<FileOutcome>> goneAnswers(DynamoDbClient client) {
        StatusTable table = new StatusTable(client, tableName, TestFiles.FOR_EVER);
        Optional<FileOutcome> unrecorded = table.markGone(A);
        table.recordStarted(TestFiles.listed(A), Optional.empty());
        Optional<FileOutcome> started = table.markGone(A);
        table.markCompleted(A);
        return List.of(unrecorded, started, table.markGone(A));
    }

    @Test
    void executionsCalls_onBoth_answerTheSame() {
        assertThat(executionsCalls(model)).isEqualTo(executionsCalls(StatusTables.client()));
        assertThat(model.items(executionsName).values())
                .containsExactlyInAnyOrderElementsOf(StatusTables.client()
                        .scan(scan -> scan.tableName(executionsName))
                        .items());
    }

    private List<Object> executionsCalls(DynamoDbClient client) {
        ExecutionsTable table = new ExecutionsTable(client, executionsName, () -> NOW);
        List<Object> answers = new ArrayList<>();
        answers.add(table.fanOutPosition(ONE.id()));
        table.putFanOutPosition(ONE.id(), A);
        table.putFanOutPosition(ONE.id(), "raw/b.csv");
        table.putFanOutPosition(TWO.id(), A);
        answers.add(table.fanOutPosition(ONE.id()));
        answers.add(table.parkedTask(ONE.id()));
        table.park(new ActivityTask(ONE.id(), "second", NOW.plusSeconds(2)));
        table.park(new ActivityTask(ONE.id(), "first", NOW.plusSeconds(1)));
        answers.add(table.parkedTask(ONE.id()));
        table.recordFailure(ONE.id(), A, new FileFailure("RetriesExhausted", "error"));
        answers.add(table.failures(ONE.id(), List.of(A, "raw/b.csv")));
        return answers;
    }

    @Test
    void getItem_tableThatIsNotThere_isRefusedAsByDynamoDb() {
        assertThatThrownBy(() -> new ExecutionsTable(model, "no-such-table", () -> NOW).parkedTask(ONE.id()))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() ->
                        new ExecutionsTable(StatusTables.client(), "no-such-table", () -> NOW).parkedTask(ONE.id()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void updateItem_halfOfTheKey_isRefused() {
        assertThatThrownBy(() -> model.updateItem(request -> request.tableName(executionsName)
                        .key(Map.of(
                                "execution_id", AttributeValue.fromS("a"),
                                "entry", AttributeValue.fromS("b"),
                                "more", AttributeValue.fromS("c")))
                        .updateExpression("REMOVE x")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<List<Consumer<StatusTable>>> tableCalls_onBoth_leaveTheSame() {
        Consumer<StatusTable> start = table -> table.recordStarted(TestFiles.listed(A, "raw/b.csv"), Optional.empty());
        Consumer<StatusTable> startOwned =
                table -> table.recordStarted(TestFiles.listed(A, "raw/b.csv"), Optional.of(ONE));
        Consumer<StatusTable> complete = table -> table.markCompleted(A);
        Consumer<StatusTable> gone = table -> table.markGone(A);
        Consumer<StatusTable> fail = table -> table.recordFailure(A, new IllegalStateException("broken"));
        Consumer<StatusTable> failLong =
                table -> table.recordFailure(A, new IllegalStateException("long ".repeat(1000)));
        Consumer<StatusTable> withdraw = table -> table.withdraw(A, ONE);
        Consumer<StatusTable> startMany = table -> table.recordStarted(
                TestFiles.listed(IntStream.range(0, 60)
                        .mapToObj(i -> "raw/" + i + ".csv")
                        .toArray(String[]::new)),
                Optional.empty());
        Consumer<StatusTable> completeMany = table -> table.markCompleted(
                IntStream.range(-5, 60).mapToObj(i -> "raw/" + i + ".csv").toList());
        return Stream.of(
                List.of(startMany, completeMany, startOwned, completeMany, start),
                List.of(start, complete, complete, start),
                List.of(complete, fail, start, fail, fail),
                List.of(fail, start, fail, failLong, complete, fail, start),
                List.of(gone, startOwned, gone, fail, gone, complete, gone, start, gone),
                List.of(withdraw, startOwned, withdraw, withdraw, startOwned, complete, withdraw),
                List.of(startMany, complete, start),
                List.of(startOwned, fail, complete, complete, start),
                List.of(start, startOwned, start, startOwned, complete));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"REMOVE", "SET #s = :v REMOVE :v", "SET #s = #t", "SET #s = :v + :v", "DELETE #s :v", "nonsense"
            })
    void updateItem_expressionThatIsNotKnown_isRefused(String expression) {
        assertThatThrownBy(() -> model.updateItem(request -> request.tableName(tableName)
                        .key(Map.of("file_name", AttributeValue.fromS(A)))
                        .updateExpression(expression)
                        .expressionAttributeNames(Map.of("#s", "s", "#t", "t"))
                        .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("v")))))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(model.items()).isEmpty();
    }

    @Test
    void updateItem_fieldThatIsNotKnown_isRefused() {
        assertThatThrownBy(() -> model.updateItem(request -> request.tableName(tableName)
                        .key(Map.of("file_name", AttributeValue.fromS(A)))
                        .returnConsumedCapacity("TOTAL")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the model does not carry out ReturnConsumedCapacity of UpdateItemRequest");
    }

    private Map<String, FileItem> found(DynamoDbClient client) {
        return new StatusTable(client, tableName).find(List.of(A, "raw/b.csv", "raw/c.csv"));
    }

    private Map<String, Map<String, AttributeValue>> items() {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        StatusTables.client()
                .scanPaginator(scan -> scan.tableName(tableName))
                .items()
                .forEach(item -> items.put(item.get("file_name").s(), item));
        return items;
    }
}
