package io.filetransfer.common.tables;

import io.filetransfer.common.Parallel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.paginators.ScanIterable;

/**
 * A search of the whole status table for files that are not completed, in segments at the same time.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan">parallel scan</a>
 */
record TableScan(DynamoDbClient dynamoDb, String tableName) {

    private static final int SEGMENTS = 8;

    List<String> firstUnfinished() {
        AtomicReference<List<String>> found = new AtomicReference<>(List.of());
        List<Integer> segments = IntStream.range(0, SEGMENTS).boxed().toList();
        new Parallel(SEGMENTS).map(segments, segment -> scan(segment, found));
        return found.get();
    }

    /** Reads a segment until a page of any segment has unfinished files, and returns those known by then. */
    private List<String> scan(int segment, AtomicReference<List<String>> found) {
        for (ScanResponse page : pages(segment)) {
            List<String> unfinished = StatusTable.fileNames(page.items()).toList();
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
                .projectionExpression(StatusTable.FILE_NAME)
                .filterExpression("attribute_not_exists(file_transfer_status) OR file_transfer_status <> :completed")
                .expressionAttributeValues(Map.of(":completed", AttributeValue.fromS(FileStatus.COMPLETED.value()))));
    }
}
