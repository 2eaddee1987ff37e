package io.filetransfer.common.tables;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.events.Execution;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
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
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The DynamoDB table with one item per file: partition key {@code file_name}, the file's key in the source zone, and attribute
 * {@code file_transfer_status}. An item belongs to the execution that recorded it last.
 */
public final class StatusTable {

    /** Most files that one call of {@link #find} takes, as many as one BatchGetItem. */
    public static final int MAX_FIND = 100;

    private static final int MAX_ERROR = 1000;
    private static final BatchRetries RETRIES = new BatchRetries(Duration.ofMillis(50));

    private final DynamoDbClient dynamoDb;
    private final String tableName;
    private final ItemRetention retention;

    /** Creates a gateway that keeps items for some time after they are recorded, completed or failed at. */
    public StatusTable(DynamoDbClient dynamoDb, String tableName, ItemRetention retention) {
        this.dynamoDb = dynamoDb;
        this.tableName = tableName;
        this.retention = retention;
    }

    /** Creates a gateway that leaves alone how long items are kept. */
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
        recordStarted(files, owner, true);
    }

    /**
     * Records files as {@link #recordStarted(Collection, Optional)} does.
     *
     * @param isIndexed whether {@link #unfinishedOf} is to list them; else the execution has to remember them otherwise
     */
    public void recordStarted(Collection<ListedFile> files, Optional<Execution> owner, boolean isIndexed) {
        BatchWriter writer = new BatchWriter(dynamoDb, tableName, RETRIES);
        files.stream()
                .map(file -> WriteRequest.builder()
                        .putRequest(put -> put.item(started(file, owner, isIndexed)))
                        .build())
                .gather(Gatherers.windowFixed(BatchRetries.MAX_BATCH))
                .forEach(writer::write);
    }

    /**
     * Takes back that an execution answers for a file, unless the file is completed or another execution's by now: no slave could be
     * invoked for it.
     */
    public void withdraw(String fileName, Execution owner) {
        update(change(
                        fileName,
                        "REMOVE execution_id, unfinished_in",
                        Map.of(":owner", fromS(owner.id()), ":started", FileItem.STARTED))
                .conditionExpression("execution_id = :owner AND file_transfer_status = :started"));
    }

    /** Records a file as moved, whatever is recorded of it so far. */
    public void markCompleted(String fileName) {
        update(completion(fileName, FileOutcome.MOVED, "outcome = :outcome"));
    }

    /**
     * Records files as moved, whatever is recorded of them so far. One that cannot be recorded does not stop the others.
     *
     * @param fileNames distinct keys, any number of them
     * @return why files could not be recorded, by key
     */
    public Map<String, RuntimeException> markCompleted(List<String> fileNames) {
        Map<String, RuntimeException> failures = new HashMap<>();
        if (fileNames.size() == 1) {
            markCompleted(fileNames.getFirst(), failures);
        } else {
            fileNames.stream()
                    .gather(Gatherers.windowFixed(BatchRetries.MAX_BATCH))
                    .forEach(batch -> markBatchCompleted(batch, failures));
        }
        return failures;
    }

    /**
     * Records a file that is in neither zone as completed, if it is recorded at all. One that is recorded as moved stays so.
     *
     * @return what is recorded of the file now; empty when it has no item
     */
    public Optional<FileOutcome> markGone(String fileName) {
        return update(completion(fileName, FileOutcome.GONE, "outcome = if_not_exists(outcome, :outcome)")
                        .conditionExpression("attribute_exists(file_name)")
                        .returnValues(ReturnValue.ALL_NEW))
                .map(item -> FileOutcome.valueOf(item.get("outcome").s()));
    }

    /**
     * Records a failed attempt to move a file: counts it and keeps its error. An item that is completed stays as it is: the attempt
     * was a late or second one. A file without an item gets none, since an item that is only started has every check wait for it.
     */
    public void recordFailure(String fileName, Throwable error) {
        String message = error.getClass().getSimpleName() + ": " + error.getMessage();
        update(change(
                        fileName,
                        "SET last_error = :error" + andExpiry() + " ADD failed_attempts :one",
                        withExpiry(Map.of(
                                ":started", FileItem.STARTED,
                                ":error", fromS(message.substring(0, Math.min(message.length(), MAX_ERROR))),
                                ":one", AttributeValue.fromN("1"))))
                .conditionExpression("file_transfer_status = :started"));
    }

    /**
     * Looks items up, strongly consistent.
     *
     * @param fileNames distinct keys, at most {@link #MAX_FIND}
     * @return the items that there are, by key
     */
    public Map<String, FileItem> find(Collection<String> fileNames) {
        KeysAndAttributes.Builder keys = KeysAndAttributes.builder()
                .keys(fileNames.stream().map(StatusTable::key).toList())
                .projectionExpression(FileItem.ATTRIBUTES);
        return read(dynamoDb, tableName, keys)
                .map(FileItem::of)
                .collect(Collectors.toMap(FileItem::fileName, Function.identity()));
    }

    /**
     * Lists the files that an execution answers for and that are not completed, fetching a page when the stream reaches it. The index
     * behind it follows the table with a delay, usually of less than a second: what matters has to be verified with {@link #find}.
     */
    public Stream<String> unfinishedOf(Execution execution) {
        return new UnfinishedFiles(dynamoDb, tableName).of(execution.id());
    }

    /**
     * Reads the whole table, in segments at the same time, up to a page that has unfinished files. What it costs grows with the table.
     *
     * @return the recorded files of that page that are not completed; empty when every recorded file is completed
     */
    public List<String> firstUnfinished() {
        return new UnfinishedFiles(dynamoDb, tableName).first();
    }

    /** Reads items of a table, strongly consistent, however many calls that takes. */
    static Stream<Map<String, AttributeValue>> read(
            DynamoDbClient dynamoDb, String tableName, KeysAndAttributes.Builder keys) {
        Map<String, KeysAndAttributes> items =
                Map.of(tableName, keys.consistentRead(true).build());
        return dynamoDb.batchGetItemPaginator(request -> request.requestItems(items)).stream()
                .flatMap(page -> page.responses().getOrDefault(tableName, List.of()).stream());
    }

    private static Map<String, AttributeValue> key(String fileName) {
        return Map.of(FileItem.FILE_NAME, fromS(fileName));
    }

    private Map<String, AttributeValue> started(ListedFile file, Optional<Execution> owner, boolean isIndexed) {
        Map<String, AttributeValue> item = new HashMap<>(key(file.key()));
        item.put(FileItem.FILE_TRANSFER_STATUS, FileItem.STARTED);
        item.put("etag", fromS(file.etag()));
        retention.addExpiry("expires_at", item);
        owner.map(Execution::id).ifPresent(id -> {
            item.put("execution_id", fromS(id));
            if (isIndexed) {
                item.put("unfinished_in", fromS(UnfinishedFiles.partition(id, file.key())));
            }
        });
        return item;
    }

    private void markCompleted(String fileName, Map<String, RuntimeException> failures) {
        try {
            markCompleted(fileName);
        } catch (RuntimeException e) {
            failures.put(fileName, e);
        }
    }

    private void markBatchCompleted(List<String> fileNames, Map<String, RuntimeException> failures) {
        try {
            new StatementBatch(dynamoDb, RETRIES)
                    .execute(fileNames, this::completion)
                    .forEach((file, error) -> {
                        if (error.code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED) {
                            // A statement changes an item only if there is one.
                            markCompleted(file, failures);
                        } else {
                            failures.put(
                                    file,
                                    DynamoDbException.builder()
                                            .message(error.codeAsString() + ": " + error.message())
                                            .build());
                        }
                    });
        } catch (RuntimeException e) {
            fileNames.forEach(file -> failures.put(file, e));
        }
    }

    private BatchStatementRequest completion(String fileName) {
        List<AttributeValue> parameters = new ArrayList<>(List.of(FileItem.COMPLETED, fromS(FileOutcome.MOVED.name())));
        Map<String, AttributeValue> expiry = withExpiry(Map.of());
        parameters.addAll(expiry.values());
        parameters.add(fromS(fileName));
        return BatchStatementRequest.builder()
                .statement("UPDATE \"" + tableName + "\" SET file_transfer_status = ? SET outcome = ?"
                        + (expiry.isEmpty() ? "" : " SET expires_at = ?") + " REMOVE unfinished_in WHERE file_name = ?")
                .parameters(parameters)
                .build();
    }

    private UpdateItemRequest.Builder completion(String fileName, FileOutcome outcome, String setOutcome) {
        return change(
                fileName,
                "SET file_transfer_status = :completed, " + setOutcome + andExpiry() + " REMOVE unfinished_in",
                withExpiry(Map.of(":completed", FileItem.COMPLETED, ":outcome", fromS(outcome.name()))));
    }

    private UpdateItemRequest.Builder change(
            String fileName, String expression, Map<String, AttributeValue> expressionValues) {
        return UpdateItemRequest.builder()
                .tableName(tableName)
                .key(key(fileName))
                .updateExpression(expression)
                .expressionAttributeValues(expressionValues);
    }

    /** Returns the values asked for; empty when the item does not meet the condition and so stays as it is. */
    private Optional<Map<String, AttributeValue>> update(UpdateItemRequest.Builder change) {
        try {
            return Optional.of(dynamoDb.updateItem(change.build()).attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private String andExpiry() {
        return retention.days() == 0 ? "" : ", expires_at = :expires_at";
    }

    private Map<String, AttributeValue> withExpiry(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        retention.addExpiry(":expires_at", all);
        return all;
    }
}
