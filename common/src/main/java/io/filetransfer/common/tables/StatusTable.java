package io.filetransfer.common.tables;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.events.Execution;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The DynamoDB table with one item per file: partition key {@code file_name}, attribute {@code file_transfer_status}. An item belongs
 * to the execution that recorded it last.
 */
public final class StatusTable {

    /** Most files that one call of {@link #find} takes, as many as one BatchGetItem. */
    public static final int MAX_FIND = 100;

    static final String FILE_NAME = "file_name";
    static final String FILE_TRANSFER_STATUS = "file_transfer_status";
    static final String OUTCOME = "outcome";
    static final String EXECUTION_ID = "execution_id";
    static final String ETAG = "etag";
    static final String FAILED_ATTEMPTS = "failed_attempts";
    static final String LAST_ERROR = "last_error";

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
    private static final String OWN_AND_STARTED = "execution_id = :owner AND file_transfer_status = :started";
    private static final AttributeValue STARTED = text(FileStatus.STARTED.value());
    private static final AttributeValue COMPLETED = text(FileStatus.COMPLETED.value());

    private final DynamoDbClient dynamoDb;
    private final String tableName;
    private final ItemRetention retention;

    /**
     * Creates the gateway to the table.
     *
     * @param dynamoDb the client, which stays the caller's to close
     * @param tableName the table's name
     * @param retention how long items are kept that are recorded, completed or failed at
     */
    public StatusTable(DynamoDbClient dynamoDb, String tableName, ItemRetention retention) {
        this.dynamoDb = dynamoDb;
        this.tableName = tableName;
        this.retention = retention;
    }

    /**
     * Creates a gateway that leaves alone how long items are kept.
     *
     * @param dynamoDb the client, which stays the caller's to close
     * @param tableName the table's name
     */
    public StatusTable(DynamoDbClient dynamoDb, String tableName) {
        this(dynamoDb, tableName, new ItemRetention(0, InstantSource.system()));
    }

    /**
     * Records files as started, replacing what an earlier transfer of a file of the same name left behind.
     *
     * @param files files with distinct keys, any number of them
     * @param owner the execution that answers for the files, if one does
     * @throws UnprocessedItemsException when DynamoDB left items unwritten, even after retries
     */
    public void recordStarted(Collection<ListedFile> files, Optional<Execution> owner) {
        BatchWriter writer = new BatchWriter(dynamoDb, tableName, FIRST_BACKOFF);
        files.stream()
                .map(file -> started(file, owner))
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .gather(Gatherers.windowFixed(BatchWriter.MAX_BATCH))
                .forEach(writer::write);
    }

    /**
     * Takes back that an execution answers for a file, unless the file is completed or another execution's by now: no slave could be
     * invoked for it.
     *
     * @param fileName the file's key in the source zone
     * @param owner the execution that the file was recorded for
     */
    public void withdraw(String fileName, Execution owner) {
        update(
                fileName,
                "REMOVE execution_id, unfinished_in",
                OWN_AND_STARTED,
                Map.of(":owner", text(owner.id()), ":started", STARTED));
    }

    /**
     * Records a file as moved, whatever is recorded of it so far.
     *
     * @param fileName the file's key in the source zone
     */
    public void markCompleted(String fileName) {
        dynamoDb.updateItem(
                completion(fileName, FileOutcome.MOVED, "outcome = :outcome").build());
    }

    /**
     * Records a file that is in neither zone as completed, if it is recorded at all. One that is recorded as moved stays so.
     *
     * @param fileName the file's key in the source zone
     * @return what is recorded of the file now; empty when it has no item
     */
    public Optional<FileOutcome> markGone(String fileName) {
        UpdateItemRequest request = completion(fileName, FileOutcome.GONE, "outcome = if_not_exists(outcome, :outcome)")
                .conditionExpression("attribute_exists(file_name)")
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
        update(
                fileName,
                "SET last_error = :error" + andExpiry() + " ADD failed_attempts :one",
                "file_transfer_status = :started",
                withExpiry(Map.of(
                        ":started", STARTED,
                        ":error", text(ErrorText.of(error)),
                        ":one", AttributeValue.fromN("1"))));
    }

    /**
     * Looks items up, strongly consistent.
     *
     * @param fileNames distinct keys, at most {@link #MAX_FIND}
     * @return the items that there are, by key
     */
    public Map<String, FileItem> find(Collection<String> fileNames) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(fileNames.stream().map(StatusTable::key).toList())
                .projectionExpression(FileItem.ATTRIBUTES)
                .consistentRead(true)
                .build();
        return dynamoDb.batchGetItemPaginator(request -> request.requestItems(Map.of(tableName, keys))).stream()
                .flatMap(page -> page.responses().getOrDefault(tableName, List.of()).stream())
                .map(FileItem::of)
                .collect(Collectors.toMap(FileItem::fileName, Function.identity()));
    }

    /**
     * Lists the files that an execution answers for and that are not completed, fetching a page when the stream reaches it. The index
     * behind it follows the table with a delay, usually of less than a second: what matters has to be verified with {@link #find}.
     *
     * @param execution the execution
     */
    public Stream<String> unfinishedOf(Execution execution) {
        return new UnfinishedIndex(dynamoDb, tableName).filesOf(execution.id());
    }

    /**
     * Reads the whole table, in segments at the same time, up to a page that has unfinished files. What it costs grows with the table.
     *
     * @return the recorded files of that page that are not completed; empty when every recorded file is completed
     */
    public List<String> firstUnfinished() {
        return new TableScan(dynamoDb, tableName).firstUnfinished();
    }

    static Stream<String> fileNames(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> item.get(FILE_NAME).s());
    }

    private static Map<String, AttributeValue> key(String fileName) {
        return Map.of(FILE_NAME, text(fileName));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private Map<String, AttributeValue> started(ListedFile file, Optional<Execution> owner) {
        Map<String, AttributeValue> item = new HashMap<>(retention.attribute());
        item.put(FILE_NAME, text(file.key()));
        item.put(FILE_TRANSFER_STATUS, STARTED);
        item.put(ETAG, text(file.etag()));
        owner.map(Execution::id).ifPresent(id -> {
            item.put(EXECUTION_ID, text(id));
            item.put(UnfinishedIndex.UNFINISHED_IN, text(UnfinishedIndex.partition(id, file.key())));
        });
        return item;
    }

    private UpdateItemRequest.Builder completion(String fileName, FileOutcome outcome, String setOutcome) {
        return UpdateItemRequest.builder()
                .tableName(tableName)
                .key(key(fileName))
                .updateExpression(
                        "SET file_transfer_status = :completed, " + setOutcome + andExpiry() + " REMOVE unfinished_in")
                .expressionAttributeValues(
                        withExpiry(Map.of(":completed", COMPLETED, ":outcome", text(outcome.name()))));
    }

    /** An item that does not meet the condition stays as it is. */
    private void update(
            String fileName, String expression, String condition, Map<String, AttributeValue> expressionValues) {
        try {
            dynamoDb.updateItem(request -> request.tableName(tableName)
                    .key(key(fileName))
                    .updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeValues(expressionValues));
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }

    private String andExpiry() {
        return retention.days() == 0 ? "" : ", expires_at = :expires_at";
    }

    private Map<String, AttributeValue> withExpiry(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        retention.expiry().ifPresent(expiry -> all.put(":expires_at", expiry));
        return all;
    }
}
