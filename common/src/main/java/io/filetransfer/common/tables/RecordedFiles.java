package io.filetransfer.common.tables;

import io.filetransfer.common.events.Execution;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.paginators.ScanIterable;

/** Reads the table that {@link StatusTable} writes, always page by page. */
public final class RecordedFiles {

    /** Most files that one call of {@link #find} takes, as many as one BatchGetItem. */
    public static final int MAX_FIND = 100;

    /** Segments of the table that are read at the same time. */
    private static final int SEGMENTS = 8;

    private final DynamoDbClient dynamoDb;
    private final String tableName;

    /**
     * Creates the gateway to the table.
     *
     * @param dynamoDb the client, which stays the caller's to close
     * @param tableName the table's name
     */
    public RecordedFiles(DynamoDbClient dynamoDb, String tableName) {
        this.dynamoDb = dynamoDb;
        this.tableName = tableName;
    }

    /**
     * Reads the whole table, in segments at the same time, up to a page that has unfinished files. What it costs grows with the table.
     *
     * @return the recorded files of that page that are not completed; empty when every recorded file is completed
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan">parallel scan</a>
     */
    public List<String> firstUnfinished() {
        AtomicReference<List<String>> found = new AtomicReference<>(List.of());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, SEGMENTS)
                    .mapToObj(segment -> CompletableFuture.runAsync(() -> scan(segment, found), executor))
                    .toList()
                    .forEach(RecordedFiles::join);
        }
        return found.get();
    }

    /**
     * Lists the files that an execution answers for and that are not completed, fetching a page when the stream reaches it. The index
     * behind it follows the table with a delay, usually of less than a second: what matters has to be verified with {@link #find}.
     *
     * @param execution the execution
     */
    public Stream<String> unfinishedOf(Execution execution) {
        return UnfinishedIndex.partitions(execution.id()).flatMap(this::unfinishedIn);
    }

    /**
     * Looks items up, strongly consistent.
     *
     * @param fileNames distinct keys, at most {@link #MAX_FIND}
     * @return the items that there are, by key
     */
    public Map<String, FileItem> find(Collection<String> fileNames) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(fileNames.stream()
                        .map(name -> Map.of(StatusTable.FILE_NAME, AttributeValue.fromS(name)))
                        .toList())
                .projectionExpression("#name, #status, #etag, #execution")
                .expressionAttributeNames(Map.of(
                        "#name", StatusTable.FILE_NAME,
                        "#status", StatusTable.FILE_TRANSFER_STATUS,
                        "#etag", StatusTable.ETAG,
                        "#execution", StatusTable.EXECUTION_ID))
                .consistentRead(true)
                .build();
        return dynamoDb.batchGetItemPaginator(request -> request.requestItems(Map.of(tableName, keys))).stream()
                .flatMap(page -> page.responses().getOrDefault(tableName, List.of()).stream())
                .map(FileItem::new)
                .collect(Collectors.toMap(FileItem::name, Function.identity()));
    }

    private Stream<String> unfinishedIn(String partition) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(tableName)
                        .indexName(UnfinishedIndex.NAME)
                        .keyConditionExpression("#partition = :partition")
                        .projectionExpression("#name")
                        .expressionAttributeNames(
                                Map.of("#partition", UnfinishedIndex.UNFINISHED_IN, "#name", StatusTable.FILE_NAME))
                        .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition))))
                .stream()
                .flatMap(page -> fileNames(page.items()));
    }

    private static void join(CompletableFuture<Void> segment) {
        try {
            segment.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Reads a segment until a page of any segment has unfinished files. */
    private void scan(int segment, AtomicReference<List<String>> found) {
        for (ScanResponse page : unfinishedPages(segment)) {
            List<String> unfinished = fileNames(page.items()).toList();
            if (!unfinished.isEmpty()) {
                found.set(unfinished);
            }
            if (!found.get().isEmpty()) {
                return;
            }
        }
    }

    private ScanIterable unfinishedPages(int segment) {
        return dynamoDb.scanPaginator(request -> request.tableName(tableName)
                .segment(segment)
                .totalSegments(SEGMENTS)
                .consistentRead(true)
                .projectionExpression("#name")
                .filterExpression("attribute_not_exists(#status) OR #status <> :completed")
                .expressionAttributeNames(Map.of(
                        "#name", StatusTable.FILE_NAME,
                        "#status", StatusTable.FILE_TRANSFER_STATUS))
                .expressionAttributeValues(Map.of(":completed", AttributeValue.fromS(FileStatus.COMPLETED.value()))));
    }

    private static Stream<String> fileNames(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> item.get(StatusTable.FILE_NAME).s());
    }
}
