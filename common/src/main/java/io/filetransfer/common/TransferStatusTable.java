package io.filetransfer.common;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The DynamoDB table with one item per file: partition key {@code file_name}, attribute {@code file_transfer_status}. */
public final class TransferStatusTable {

    /** Partition key: the file's key in the source zone. */
    public static final String FILE_NAME = "file_name";

    /** Attribute that holds a {@link FileStatus}. */
    public static final String FILE_TRANSFER_STATUS = "file_transfer_status";

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    private final DynamoDbClient dynamoDb;
    private final String tableName;

    /**
     * Creates the gateway to the table.
     *
     * @param dynamoDb the client, which stays the caller's to close
     * @param tableName the table's name
     */
    public TransferStatusTable(DynamoDbClient dynamoDb, String tableName) {
        this.dynamoDb = dynamoDb;
        this.tableName = tableName;
    }

    /**
     * Records files as started, replacing what an earlier transfer of a file of the same name left behind.
     *
     * @param fileNames at most {@value BatchWriter#MAX_BATCH} distinct keys
     * @throws UnprocessedItemsException when DynamoDB left items unwritten, even after retries
     */
    public void recordStarted(Collection<String> fileNames) {
        List<WriteRequest> puts = fileNames.stream()
                .map(fileName -> item(fileName, FileStatus.STARTED))
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        new BatchWriter(dynamoDb, tableName, FIRST_BACKOFF).write(puts);
    }

    /**
     * Records a file as completed, whatever is recorded of it so far.
     *
     * @param fileName the file's key in the source zone
     */
    public void markCompleted(String fileName) {
        dynamoDb.updateItem(request -> request.tableName(tableName)
                .key(Map.of(FILE_NAME, text(fileName)))
                .updateExpression("SET #status = :completed")
                .expressionAttributeNames(Map.of("#status", FILE_TRANSFER_STATUS))
                .expressionAttributeValues(Map.of(":completed", text(FileStatus.COMPLETED.value()))));
    }

    /**
     * Reads the table page by page, up to the first page that has unfinished files.
     *
     * @return the recorded files of that page that are not completed; empty when every recorded file is completed
     */
    public List<String> firstUnfinished() {
        return dynamoDb
                .scanPaginator(request -> request.tableName(tableName)
                        .consistentRead(true)
                        .projectionExpression("#name")
                        .filterExpression("attribute_not_exists(#status) OR #status <> :completed")
                        .expressionAttributeNames(Map.of("#name", FILE_NAME, "#status", FILE_TRANSFER_STATUS))
                        .expressionAttributeValues(Map.of(":completed", text(FileStatus.COMPLETED.value()))))
                .stream()
                .filter(page -> !page.items().isEmpty())
                .findFirst()
                .map(TransferStatusTable::fileNames)
                .orElse(List.of());
    }

    private static List<String> fileNames(ScanResponse page) {
        return page.items().stream().map(item -> item.get(FILE_NAME).s()).toList();
    }

    private static Map<String, AttributeValue> item(String fileName, FileStatus status) {
        return Map.of(FILE_NAME, text(fileName), FILE_TRANSFER_STATUS, text(status.value()));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
