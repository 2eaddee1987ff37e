package io.filetransfer.common;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The DynamoDB table with one item per file: partition key {@code file_name}, attribute {@code file_transfer_status}. */
public final class TransferStatusTable {

    /** Partition key: the file's key in the source zone. */
    public static final String FILE_NAME = "file_name";

    /** Attribute that holds a {@link FileStatus}. */
    public static final String FILE_TRANSFER_STATUS = "file_transfer_status";

    /** Attribute that counts the failed attempts to move the file since it was recorded as started. */
    public static final String FAILED_ATTEMPTS = "failed_attempts";

    /** Attribute that holds the message of the last failed attempt. */
    public static final String LAST_ERROR = "last_error";

    private static final int MAX_ERROR_LENGTH = 1000;

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
     * @param fileNames distinct keys, any number of them
     * @throws UnprocessedItemsException when DynamoDB left items unwritten, even after retries
     */
    public void recordStarted(Collection<String> fileNames) {
        List<WriteRequest> puts = fileNames.stream()
                .map(fileName -> item(fileName, FileStatus.STARTED))
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        BatchWriter writer = new BatchWriter(dynamoDb, tableName, FIRST_BACKOFF);
        puts.stream().gather(Gatherers.windowFixed(BatchWriter.MAX_BATCH)).forEach(writer::write);
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
     * Records a failed attempt to move a file: counts it and keeps its error. An item that is completed stays as it is: the attempt
     * was a late or second one of a file that is moved.
     *
     * @param fileName the file's key in the source zone
     * @param error why the attempt failed
     */
    public void recordFailure(String fileName, Throwable error) {
        try {
            dynamoDb.updateItem(request -> request.tableName(tableName)
                    .key(Map.of(FILE_NAME, text(fileName)))
                    .updateExpression(
                            "SET #status = if_not_exists(#status, :started), #error = :error ADD #attempts :one")
                    .conditionExpression("attribute_not_exists(#status) OR #status <> :completed")
                    .expressionAttributeNames(
                            Map.of("#status", FILE_TRANSFER_STATUS, "#error", LAST_ERROR, "#attempts", FAILED_ATTEMPTS))
                    .expressionAttributeValues(Map.of(
                            ":started", text(FileStatus.STARTED.value()),
                            ":completed", text(FileStatus.COMPLETED.value()),
                            ":error", text(message(error)),
                            ":one", AttributeValue.fromN("1"))));
        } catch (ConditionalCheckFailedException e) {
            return;
        }
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
                .filter(ScanResponse::hasItems)
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

    private static String message(Throwable error) {
        String message = error.getClass().getSimpleName() + ": " + error.getMessage();
        return message.length() > MAX_ERROR_LENGTH ? message.substring(0, MAX_ERROR_LENGTH) : message;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
