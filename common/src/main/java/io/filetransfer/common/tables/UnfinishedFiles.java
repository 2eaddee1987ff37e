package io.filetransfer.common.tables;

import io.filetransfer.common.Parallel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.paginators.ScanIterable;

/**
 * The files of the status table that are not completed: of an execution by a sparse index, of everybody by a scan of the whole table.
 *
 * <p>Only items that an execution answers for and that are not completed have the index's partition key. So an execution finds what it
 * still waits for without reading what is completed, and without reading what others wait for. A partition of an index takes 1,000
 * writes a second; an execution's items are spread over several, so that the index does not slow down the table.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-general-sparse-indexes.html">sparse
 *     indexes</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan">parallel scan</a>
 */
record UnfinishedFiles(DynamoDbClient dynamoDb, String tableName) {

    private static final int PARTITIONS = 16;
    private static final int SEGMENTS = 8;

    /** Returns a file's partition key in the index ({@code unfinished_in}). */
    static String partition(String executionId, String fileName) {
        return partition(executionId, Math.floorMod(fileName.hashCode(), PARTITIONS));
    }

    Stream<String> of(String executionId) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> partition(executionId, number))
                .flatMap(this::filesIn);
    }

    List<String> first() {
        AtomicReference<List<String>> found = new AtomicReference<>(List.of());
        List<Integer> segments = IntStream.range(0, SEGMENTS).boxed().toList();
        new Parallel(SEGMENTS).map(segments, segment -> scan(segment, found));
        return found.get();
    }

    private Stream<String> filesIn(String partition) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(tableName)
                        .indexName("unfinished")
                        .keyConditionExpression("unfinished_in = :partition")
                        .projectionExpression(FileItem.FILE_NAME)
                        .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition))))
                .stream()
                .flatMap(page -> fileNames(page.items()));
    }

    /** Reads a segment until a page of any segment has unfinished files, and returns those known by then. */
    private List<String> scan(int segment, AtomicReference<List<String>> found) {
        for (ScanResponse page : pages(segment)) {
            List<String> unfinished = fileNames(page.items()).toList();
            if (!unfinished.isEmpty()) {
                found.set(unfinished);
            }
            if (!found.get().isEmpty()) {
                break;
            }
        }
        return found.get();
    }

    private ScanIterable pages(int segment) {
        return dynamoDb.scanPaginator(request -> request.tableName(tableName)
                .segment(segment)
                .totalSegments(SEGMENTS)
                .consistentRead(true)
                .projectionExpression(FileItem.FILE_NAME)
                .filterExpression("attribute_not_exists(file_transfer_status) OR file_transfer_status <> :completed")
                .expressionAttributeValues(Map.of(":completed", FileItem.COMPLETED)));
    }

    private static Stream<String> fileNames(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> item.get(FileItem.FILE_NAME).s());
    }

    /** Execution names have no {@code #}. */
    private static String partition(String executionId, int number) {
        return executionId + "#" + number;
    }
}
