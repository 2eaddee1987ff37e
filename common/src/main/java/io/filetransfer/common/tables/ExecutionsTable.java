package io.filetransfer.common.tables;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    private static final String EXECUTION_ID = "execution_id";
    private static final String ENTRY = "entry";
    private static final String FAN_OUT = "fan-out";
    private static final String START_AFTER = "start_after";
    private static final String TASK = "task";
    private static final String TASK_TOKEN = "task_token";
    private static final String POLLED_AT = "polled_at";
    private static final String REASON = "reason";
    private static final String ERROR = "error";
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final DynamoDbClient dynamoDb;
    private final String tableName;
    private final InstantSource clock;

    /**
     * Creates the gateway to the table.
     *
     * @param dynamoDb the client, which stays the caller's to close
     * @param tableName the table's name
     * @param clock tells the time
     */
    public ExecutionsTable(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.tableName = tableName;
        this.clock = clock;
    }

    /**
     * Returns the key up to which earlier runs of an execution's master have started every file, if there were any.
     *
     * @param executionId the execution
     */
    public Optional<String> fanOutPosition(String executionId) {
        return find(executionId, FAN_OUT).map(entry -> entry.get(START_AFTER).s());
    }

    /**
     * Keeps the key up to which every file of an execution is started.
     *
     * @param executionId the execution
     * @param startedUpTo the key
     */
    public void putFanOutPosition(String executionId, String startedUpTo) {
        dynamoDb.putItem(put(executionId, FAN_OUT, Map.of(START_AFTER, AttributeValue.fromS(startedUpTo)))
                .build());
    }

    /**
     * Returns the task that was parked for an execution, if one was.
     *
     * @param executionId the execution
     */
    public Optional<ActivityTask> parkedTask(String executionId) {
        return find(executionId, TASK)
                .map(entry -> new ActivityTask(
                        executionId,
                        entry.get(TASK_TOKEN).s(),
                        Instant.ofEpochMilli(Long.parseLong(entry.get(POLLED_AT).n()))));
    }

    /**
     * Leaves a task to its execution, where any invocation finds it. An execution has one task at a time, so that a later one says
     * that the earlier one is no more: a later one is never replaced by an earlier one.
     *
     * @param task the task
     */
    public void park(ActivityTask task) {
        AttributeValue polledAt =
                AttributeValue.fromN(Long.toString(task.polledAt().toEpochMilli()));
        PutItemRequest request = put(
                        task.executionId(),
                        TASK,
                        Map.of(TASK_TOKEN, AttributeValue.fromS(task.token()), POLLED_AT, polledAt))
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
     * its attempts are its own.
     *
     * @param executionId the execution that had the file moved
     * @param fileName the file's key in the source zone, which no other entry is called
     * @param failure how it has failed
     */
    public void recordFailure(String executionId, String fileName, FileFailure failure) {
        Map<String, AttributeValue> attributes =
                Map.of(REASON, AttributeValue.fromS(failure.reason()), ERROR, AttributeValue.fromS(failure.error()));
        dynamoDb.putItem(put(executionId, fileName, attributes).build());
    }

    /**
     * Looks failures up, strongly consistent.
     *
     * @param executionId the execution
     * @param fileNames distinct keys, at most {@link StatusTable#MAX_FIND}
     * @return the failures that there are, by key
     */
    public Map<String, FileFailure> failures(String executionId, Collection<String> fileNames) {
        if (fileNames.isEmpty()) {
            return Map.of();
        }
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(fileNames.stream().map(name -> key(executionId, name)).toList())
                .consistentRead(true)
                .build();
        return dynamoDb.batchGetItemPaginator(request -> request.requestItems(Map.of(tableName, keys))).stream()
                .flatMap(page -> page.responses().getOrDefault(tableName, List.of()).stream())
                .collect(Collectors.toMap(
                        item -> item.get(ENTRY).s(),
                        item -> new FileFailure(
                                item.get(REASON).s(), item.get(ERROR).s())));
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
        item.put(ItemRetention.EXPIRES_AT, ItemRetention.after(LIFETIME, clock));
        return PutItemRequest.builder().tableName(tableName).item(item);
    }

    private static Map<String, AttributeValue> key(String executionId, String entry) {
        return Map.of(EXECUTION_ID, AttributeValue.fromS(executionId), ENTRY, AttributeValue.fromS(entry));
    }
}
