package io.filetransfer.common.tables;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.events.Execution;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes to the DynamoDB table with one item per file: partition key {@code file_name}, attribute {@code file_transfer_status}.
 * {@link RecordedFiles} reads it.
 */
public final class StatusTable {

    /** Partition key: the file's key in the source zone. */
    public static final String FILE_NAME = "file_name";

    /** Attribute that holds a {@link FileStatus}. */
    public static final String FILE_TRANSFER_STATUS = "file_transfer_status";

    /** Attribute that holds the {@link FileOutcome} of a completed file. */
    public static final String OUTCOME = "outcome";

    /** Attribute that counts the failed attempts to move the file since it was recorded as started. */
    public static final String FAILED_ATTEMPTS = "failed_attempts";

    /** Attribute that holds the message of the last failed attempt. */
    public static final String LAST_ERROR = "last_error";

    /** Attribute that holds the id of the execution that recorded the file as started, and answers for it. */
    public static final String EXECUTION_ID = "execution_id";

    /** Attribute that holds the entity tag of the version that was listed. */
    public static final String ETAG = "etag";

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    private final DynamoDbClient dynamoDb;
    private final String tableName;
    private final ItemRetention retention;

    /**
     * Creates the gateway to the table.
     *
     * @param dynamoDb the client, which stays the caller's to close
     * @param tableName the table's name
     * @param retention how long items are kept
     */
    public StatusTable(DynamoDbClient dynamoDb, String tableName, ItemRetention retention) {
        this.dynamoDb = dynamoDb;
        this.tableName = tableName;
        this.retention = retention;
    }

    /**
     * Records files as started, replacing what an earlier transfer of a file of the same name left behind.
     *
     * @param files files with distinct keys, any number of them
     * @param owner the execution that answers for the files, if one does
     * @throws UnprocessedItemsException when DynamoDB left items unwritten, even after retries
     */
    public void recordStarted(Collection<ListedFile> files, Optional<Execution> owner) {
        List<WriteRequest> puts = files.stream()
                .map(file -> started(file, owner))
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        BatchWriter writer = new BatchWriter(dynamoDb, tableName, FIRST_BACKOFF);
        puts.stream().gather(Gatherers.windowFixed(BatchWriter.MAX_BATCH)).forEach(writer::write);
    }

    /**
     * Takes back that an execution answers for a file, unless the file is completed or another execution's by now: no slave could be
     * invoked for it.
     *
     * @param fileName the file's key in the source zone
     * @param owner the execution that the file was recorded for
     */
    public void withdraw(String fileName, Execution owner) {
        try {
            dynamoDb.updateItem(request -> request.tableName(tableName)
                    .key(Map.of(FILE_NAME, text(fileName)))
                    .updateExpression("REMOVE #owner, #unfinished")
                    .conditionExpression("#owner = :owner AND #status = :started")
                    .expressionAttributeNames(Map.of(
                            "#owner", EXECUTION_ID,
                            "#unfinished", UnfinishedIndex.UNFINISHED_IN,
                            "#status", FILE_TRANSFER_STATUS))
                    .expressionAttributeValues(
                            Map.of(":owner", text(owner.id()), ":started", text(FileStatus.STARTED.value()))));
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }

    /**
     * Records a file as moved, whatever is recorded of it so far.
     *
     * @param fileName the file's key in the source zone
     */
    public void markCompleted(String fileName) {
        dynamoDb.updateItem(completion(fileName, FileOutcome.MOVED, ":outcome").build());
    }

    /**
     * Records a file that is in neither zone as completed, if it is recorded at all. One that is recorded as moved stays so.
     *
     * @param fileName the file's key in the source zone
     * @return what is recorded of the file now; empty when it has no item
     */
    public Optional<FileOutcome> markGone(String fileName) {
        UpdateItemRequest request = completion(fileName, FileOutcome.GONE, "if_not_exists(#outcome, :outcome)")
                .conditionExpression("attribute_exists(" + FILE_NAME + ")")
                .returnValues(ReturnValue.ALL_NEW)
                .build();
        try {
            AttributeValue outcome = dynamoDb.updateItem(request).attributes().get(OUTCOME);
            return Optional.of(FileOutcome.valueOf(outcome.s()));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /**
     * Records a failed attempt to move a file: counts it and keeps its error. An item that is completed stays as it is: the attempt
     * was a late or second one. A file without an item gets none, since an item that is only started has every check wait for it.
     *
     * @param fileName the file's key in the source zone
     * @param error why the attempt failed
     */
    public void recordFailure(String fileName, Throwable error) {
        Map<String, AttributeValue> values = values(Map.of(
                ":started", text(FileStatus.STARTED.value()),
                ":error", text(ErrorText.of(error)),
                ":one", AttributeValue.fromN("1")));
        try {
            dynamoDb.updateItem(request -> request.tableName(tableName)
                    .key(Map.of(FILE_NAME, text(fileName)))
                    .updateExpression("SET #error = :error" + setExpiry() + " ADD #attempts :one")
                    .conditionExpression("#status = :started")
                    .expressionAttributeNames(names(Map.of(
                            "#status", FILE_TRANSFER_STATUS, "#error", LAST_ERROR, "#attempts", FAILED_ATTEMPTS)))
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }

    private UpdateItemRequest.Builder completion(String fileName, FileOutcome outcome, String newOutcome) {
        return UpdateItemRequest.builder()
                .tableName(tableName)
                .key(Map.of(FILE_NAME, text(fileName)))
                .updateExpression(
                        "SET #status = :completed, #outcome = " + newOutcome + setExpiry() + " REMOVE #unfinished")
                .expressionAttributeNames(names(Map.of(
                        "#status", FILE_TRANSFER_STATUS,
                        "#outcome", OUTCOME,
                        "#unfinished", UnfinishedIndex.UNFINISHED_IN)))
                .expressionAttributeValues(values(
                        Map.of(":completed", text(FileStatus.COMPLETED.value()), ":outcome", text(outcome.name()))));
    }

    private Map<String, AttributeValue> started(ListedFile file, Optional<Execution> owner) {
        Map<String, AttributeValue> item = new HashMap<>(retention.attribute());
        item.put(FILE_NAME, text(file.key()));
        item.put(FILE_TRANSFER_STATUS, text(FileStatus.STARTED.value()));
        item.put(ETAG, text(file.etag()));
        owner.map(Execution::id).ifPresent(id -> {
            item.put(EXECUTION_ID, text(id));
            item.put(UnfinishedIndex.UNFINISHED_IN, text(UnfinishedIndex.partition(id, file.key())));
        });
        return item;
    }

    private String setExpiry() {
        return retention.days() == 0 ? "" : ", #expiry = :expiry";
    }

    private Map<String, AttributeValue> values(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        retention.expiry().ifPresent(expiry -> all.put(":expiry", expiry));
        return all;
    }

    private Map<String, String> names(Map<String, String> names) {
        Map<String, String> all = new HashMap<>(names);
        if (retention.days() > 0) {
            all.put("#expiry", ItemRetention.EXPIRES_AT);
        }
        return all;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
