package io.filetransfer.common.tables;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * The DynamoDB table with what an execution has to remember from one invocation to the next: partition key {@code execution_id}, sort
 * key {@code entry}. Entries expire a day after they were written, long after their execution has ended.
 */
public final class ExecutionsTable {

    private static final String ENTRY = "entry";
    private static final String FAN_OUT = "fan-out";
    private static final String TASK = "task";

    /** No key of a file begins so: prefixes of zones have no {@code #}. */
    private static final String PENDING = "pending#";

    private static final String FILES = "files";

    private final DynamoDbClient dynamoDb;
    private final String tableName;
    private final ItemRetention retention;

    /** Creates the gateway to the table. */
    public ExecutionsTable(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.tableName = tableName;
        this.retention = new ItemRetention(1, clock);
    }

    /** Returns the key up to which earlier runs of an execution's master have started every file, if there were any. */
    public Optional<String> fanOutPosition(String executionId) {
        return find(executionId, FAN_OUT).map(entry -> entry.get("start_after").s());
    }

    /** Keeps the key up to which every file of an execution is started. */
    public void putFanOutPosition(String executionId, String startedUpTo) {
        dynamoDb.putItem(put(executionId, FAN_OUT, Map.of("start_after", fromS(startedUpTo)))
                .build());
    }

    /** Returns the task that was parked for an execution, if one was. */
    public Optional<ActivityTask> parkedTask(String executionId) {
        return find(executionId, TASK)
                .map(entry -> new ActivityTask(
                        executionId,
                        entry.get("task_token").s(),
                        Instant.ofEpochMilli(
                                Long.parseLong(entry.get("polled_at").n()))));
    }

    /**
     * Leaves a task to its execution, where any invocation finds it. An execution has one task at a time, so that a later one says
     * that the earlier one is no more: a later one is never replaced by an earlier one.
     */
    public void park(ActivityTask task) {
        AttributeValue polledAt =
                AttributeValue.fromN(Long.toString(task.polledAt().toEpochMilli()));
        PutItemRequest request = put(
                        task.executionId(), TASK, Map.of("task_token", fromS(task.token()), "polled_at", polledAt))
                .conditionExpression("attribute_not_exists(polled_at) OR polled_at < :polled_at")
                .expressionAttributeValues(Map.of(":polled_at", polledAt))
                .build();
        try {
            dynamoDb.putItem(request);
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }

    /**
     * Records that a file has failed permanently for an execution. Another execution that starts the file again does not hide that:
     * its attempts are its own. No other entry is called like a key in the source zone.
     */
    public void recordFailure(String executionId, String fileName, FileFailure failure) {
        dynamoDb.putItem(
                put(executionId, fileName, Map.of("reason", fromS(failure.reason()), "error", fromS(failure.error())))
                        .build());
    }

    /**
     * Looks failures up, strongly consistent.
     *
     * @param fileNames distinct keys, at most {@link StatusTable#MAX_FIND}
     * @return the failures that there are, by key
     */
    public Map<String, FileFailure> failures(String executionId, Collection<String> fileNames) {
        if (fileNames.isEmpty()) {
            return Map.of();
        }
        KeysAndAttributes.Builder keys = KeysAndAttributes.builder()
                .keys(fileNames.stream().map(name -> key(executionId, name)).toList());
        return StatusTable.read(dynamoDb, tableName, keys)
                .collect(Collectors.toMap(
                        item -> item.get(ENTRY).s(),
                        item -> new FileFailure(
                                item.get("reason").s(), item.get("error").s())));
    }

    /**
     * Remembers that an execution waits for the files of one invocation of the slave. Each entry has a name of its own: a slave of an
     * earlier invocation for the same files must not remove it.
     *
     * @return the entry's name
     */
    public String addPending(String executionId, List<String> fileNames) {
        String entry = PENDING + UUID.randomUUID();
        AttributeValue names = AttributeValue.fromL(
                fileNames.stream().map(AttributeValue::fromS).toList());
        dynamoDb.putItem(put(executionId, entry, Map.of(FILES, names)).build());
        return entry;
    }

    /** Forgets the files of one invocation: all of them are marked completed. */
    public void removePending(String executionId, String entry) {
        dynamoDb.deleteItem(delete -> delete.tableName(tableName).key(key(executionId, entry)));
    }

    /**
     * Lists the files of the invocations that have not said that they are through, strongly consistent, fetching a page when the stream
     * reaches it. A slave may have been cut off before it could say so: the files' items tell.
     */
    public Stream<String> pendingFiles(String executionId) {
        return dynamoDb
                .queryPaginator(query -> query.tableName(tableName)
                        .keyConditionExpression("execution_id = :id AND begins_with(entry, :pending)")
                        .expressionAttributeValues(Map.of(":id", fromS(executionId), ":pending", fromS(PENDING)))
                        .consistentRead(true))
                .items()
                .stream()
                .flatMap(item -> item.get(FILES).l().stream())
                .map(AttributeValue::s);
    }

    private Optional<Map<String, AttributeValue>> find(String executionId, String entry) {
        Map<String, AttributeValue> item = dynamoDb.getItem(request -> request.tableName(tableName)
                        .key(key(executionId, entry))
                        .consistentRead(true))
                .item();
        return Optional.of(item).filter(attributes -> !attributes.isEmpty());
    }

    private PutItemRequest.Builder put(String executionId, String entry, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.putAll(key(executionId, entry));
        retention.addExpiry("expires_at", item);
        return PutItemRequest.builder().tableName(tableName).item(item);
    }

    private static Map<String, AttributeValue> key(String executionId, String entry) {
        return Map.of("execution_id", fromS(executionId), ENTRY, fromS(entry));
    }
}
