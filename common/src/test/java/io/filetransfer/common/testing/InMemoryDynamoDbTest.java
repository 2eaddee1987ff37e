package io.filetransfer.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.TransferStatusTable;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The model does to the status table what DynamoDB Local does. */
class InMemoryDynamoDbTest {

    private static final String A = "raw/a.csv";

    private final String tableName = StatusTables.create();
    private final InMemoryDynamoDb model = new InMemoryDynamoDb(tableName).withPageSize(3);

    @ParameterizedTest
    @MethodSource
    void tableCalls_onBoth_leaveTheSame(List<Consumer<TransferStatusTable>> calls) {
        TransferStatusTable real = new TransferStatusTable(StatusTables.client(), tableName, TestFiles.FOR_EVER);
        TransferStatusTable modelled = new TransferStatusTable(model, tableName, TestFiles.FOR_EVER);

        for (Consumer<TransferStatusTable> call : calls) {
            call.accept(real);
            call.accept(modelled);

            assertThat(model.items()).isEqualTo(items());
        }
    }

    static Stream<List<Consumer<TransferStatusTable>>> tableCalls_onBoth_leaveTheSame() {
        Consumer<TransferStatusTable> start =
                table -> table.recordStarted(TestFiles.listed(A, "raw/b.csv"), Optional.empty());
        Consumer<TransferStatusTable> complete = table -> table.markCompleted(A);
        Consumer<TransferStatusTable> fail = table -> table.recordFailure(A, new IllegalStateException("broken"));
        Consumer<TransferStatusTable> failLong =
                table -> table.recordFailure(A, new IllegalStateException("long ".repeat(1000)));
        Consumer<TransferStatusTable> startMany = table -> table.recordStarted(
                TestFiles.listed(IntStream.range(0, 60)
                        .mapToObj(i -> "raw/" + i + ".csv")
                        .toArray(String[]::new)),
                Optional.empty());
        return Stream.of(
                List.of(start, complete, complete, start),
                List.of(complete, fail, start, fail, fail),
                List.of(fail, failLong, complete, fail, start),
                List.of(startMany, complete, start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"REMOVE", "SET #s = :v REMOVE :v", "SET #s = #t", "SET #s = :v + :v", "DELETE #s :v", "nonsense"
            })
    void updateItem_expressionThatIsNotKnown_isRefused(String expression) {
        assertThatThrownBy(() -> model.updateItem(request -> request.tableName(tableName)
                        .key(Map.of(TransferStatusTable.FILE_NAME, AttributeValue.fromS(A)))
                        .updateExpression(expression)
                        .expressionAttributeNames(Map.of("#s", "s", "#t", "t"))
                        .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("v")))))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(model.items()).isEmpty();
    }

    @Test
    void updateItem_fieldThatIsNotKnown_isRefused() {
        assertThatThrownBy(() -> model.updateItem(request -> request.tableName(tableName)
                        .key(Map.of(TransferStatusTable.FILE_NAME, AttributeValue.fromS(A)))
                        .returnValues("ALL_NEW")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the model does not carry out ReturnValues of UpdateItemRequest");
    }

    private Map<String, Map<String, AttributeValue>> items() {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        StatusTables.client()
                .scanPaginator(scan -> scan.tableName(tableName))
                .items()
                .forEach(item ->
                        items.put(item.get(TransferStatusTable.FILE_NAME).s(), item));
        return items;
    }
}
