package io.filetransfer.common.tables;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The DynamoDB table with what an execution has to remember from one invocation to the next: partition key {@code execution_id}, sort
 * key {@code entry}. Entries expire a day after they were written, long after their execution has ended.
 */
public final class ExecutionsTable {

    static final String EXECUTION_ID = "execution_id";
    static final String ENTRY = "entry";

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
     * Looks an entry up, strongly consistent.
     *
     * @param executionId whose entry
     * @param entry which one
     * @return its attributes, if it is there
     */
    public Optional<Map<String, AttributeValue>> find(String executionId, String entry) {
        Map<String, AttributeValue> item = dynamoDb.getItem(request -> request.tableName(tableName)
                        .key(key(executionId, entry))
                        .consistentRead(true))
                .item();
        return Optional.of(item).filter(attributes -> !attributes.isEmpty());
    }

    /**
     * Writes an entry, replacing what was there.
     *
     * @param executionId whose entry
     * @param entry which one
     * @param attributes what it holds beside its key
     */
    public void put(String executionId, String entry, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = item(executionId, entry, attributes);
        dynamoDb.putItem(request -> request.tableName(tableName).item(item));
    }

    /**
     * Writes an entry, replacing what was there, if what was there meets a condition.
     *
     * @param executionId whose entry
     * @param entry which one
     * @param attributes what it holds beside its key
     * @param condition a condition expression
     * @param values the condition's values
     * @return whether the entry was written
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html">condition
     *     expressions</a>
     */
    public boolean putIf(
            String executionId,
            String entry,
            Map<String, AttributeValue> attributes,
            String condition,
            Map<String, AttributeValue> values) {
        Map<String, AttributeValue> item = item(executionId, entry, attributes);
        try {
            dynamoDb.putItem(request -> request.tableName(tableName)
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private Map<String, AttributeValue> item(String executionId, String entry, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.putAll(key(executionId, entry));
        item.put(ItemRetention.EXPIRES_AT, expiry());
        return item;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    String tableName() {
        return tableName;
    }

    AttributeValue expiry() {
        return ItemRetention.after(LIFETIME, clock);
    }

    static Map<String, AttributeValue> key(String executionId, String entry) {
        return Map.of(EXECUTION_ID, AttributeValue.fromS(executionId), ENTRY, AttributeValue.fromS(entry));
    }
}
