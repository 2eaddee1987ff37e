package io.filetransfer.common.tables;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The status table's sparse index: only items that an execution answers for and that are not completed have its partition key. So an
 * execution finds what it still waits for without reading what is completed, and without reading what others wait for.
 *
 * <p>A partition of an index takes 1,000 writes a second; an execution's items are spread over several, so that the index does not slow
 * down the table.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-general-sparse-indexes.html">sparse
 *     indexes</a>
 */
record UnfinishedIndex(DynamoDbClient dynamoDb, String tableName) {

    static final String NAME = "unfinished";

    /** The index's partition key. */
    static final String UNFINISHED_IN = "unfinished_in";

    private static final int PARTITIONS = 16;

    static String partition(String executionId, String fileName) {
        return partition(executionId, Math.floorMod(fileName.hashCode(), PARTITIONS));
    }

    Stream<String> filesOf(String executionId) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> partition(executionId, number))
                .flatMap(this::filesIn);
    }

    private Stream<String> filesIn(String partition) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(tableName)
                        .indexName(NAME)
                        .keyConditionExpression("unfinished_in = :partition")
                        .projectionExpression(StatusTable.FILE_NAME)
                        .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition))))
                .stream()
                .flatMap(page -> StatusTable.fileNames(page.items()));
    }

    /** Execution names have no {@code #}. */
    private static String partition(String executionId, int number) {
        return executionId + "#" + number;
    }
}
