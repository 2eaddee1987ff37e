package io.filetransfer.common.testing;

import io.filetransfer.common.TransferStatusTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * One DynamoDB table for the requests that the status table's gateway makes, with a hook at the moments of every call. Each item's
 * write is atomic; a batch writes item by item. Expressions and fields that the model does not know are refused. It is fast enough for
 * hundreds of thousands of runs, and a contract test holds it against DynamoDB Local.
 */
public final class InMemoryDynamoDb implements DynamoDbClient {

    private static final int MAX_BATCH = 25;

    private final Calls calls = new Calls();
    private final String tableName;
    private final NavigableMap<String, Map<String, AttributeValue>> items = new TreeMap<>();
    private int pageSize = Integer.MAX_VALUE;

    /** Creates a database with one empty table. */
    public InMemoryDynamoDb(String tableName) {
        this.tableName = tableName;
    }

    /** Sets how many items a page of a scan reads. */
    public InMemoryDynamoDb withPageSize(int newPageSize) {
        pageSize = newPageSize;
        return this;
    }

    /** Sets what happens at each moment of each call. */
    public void hook(CallHook hook) {
        calls.hook(hook);
    }

    /** Returns the calls so far, for example {@code UpdateItem raw/a.csv}. */
    public List<String> calls() {
        return calls.names();
    }

    /** Returns the table's items by file name. */
    public synchronized Map<String, Map<String, AttributeValue>> items() {
        return new TreeMap<>(items);
    }

    /** Returns the recorded status by file name. */
    public synchronized Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        items.forEach((name, item) -> statuses.put(
                name,
                item.getOrDefault(TransferStatusTable.FILE_TRANSFER_STATUS, AttributeValue.fromS(""))
                        .s()));
        return statuses;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        KnownFields.require(request, "RequestItems");
        List<Map<String, AttributeValue>> puts = request.requestItems().getOrDefault(tableName, List.of()).stream()
                .map(InMemoryDynamoDb::put)
                .toList();
        String call = "BatchWriteItem "
                + String.join(",", puts.stream().map(InMemoryDynamoDb::key).toList());
        return calls.run(call, () -> {
            requireTable(request.requestItems().keySet().iterator().next());
            requireBatch(puts);
            for (int i = 0; i < puts.size(); i++) {
                if (i > 0) {
                    calls.within(call, i);
                }
                put(key(puts.get(i)), puts.get(i));
            }
            return BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
        });
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        KnownFields.require(
                request,
                "TableName",
                "Key",
                "UpdateExpression",
                "ConditionExpression",
                "ExpressionAttributeNames",
                "ExpressionAttributeValues");
        return calls.run("UpdateItem " + key(request.key()), () -> {
            requireTable(request.tableName());
            update(request);
            return UpdateItemResponse.builder().build();
        });
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        KnownFields.require(
                request,
                "TableName",
                "ConsistentRead",
                "ExclusiveStartKey",
                "ProjectionExpression",
                "FilterExpression",
                "ExpressionAttributeNames",
                "ExpressionAttributeValues");
        return calls.run("Scan", () -> {
            requireTable(request.tableName());
            return page(request);
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private synchronized void put(String key, Map<String, AttributeValue> item) {
        items.put(key, Map.copyOf(item));
    }

    private synchronized void update(UpdateItemRequest request) {
        Expressions expressions =
                new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        String key = key(request.key());
        Map<String, AttributeValue> before = items.getOrDefault(key, Map.of());
        if (request.conditionExpression() != null && !expressions.holds(request.conditionExpression(), before)) {
            throw ConditionalCheckFailedException.builder()
                    .statusCode(400)
                    .message("The conditional request failed")
                    .build();
        }
        Map<String, AttributeValue> after = new TreeMap<>(expressions.updated(request.updateExpression(), before));
        after.putAll(request.key());
        items.put(key, Map.copyOf(after));
    }

    private synchronized ScanResponse page(ScanRequest request) {
        Expressions expressions =
                new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        NavigableMap<String, Map<String, AttributeValue>> rest =
                request.hasExclusiveStartKey() ? items.tailMap(key(request.exclusiveStartKey()), false) : items;
        List<Map<String, AttributeValue>> read =
                rest.values().stream().limit(pageSize).toList();
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (Map<String, AttributeValue> item : read) {
            if (request.filterExpression() == null || expressions.holds(request.filterExpression(), item)) {
                found.add(expressions.projected(request.projectionExpression(), item));
            }
        }
        ScanResponse.Builder answer =
                ScanResponse.builder().items(found).count(found.size()).scannedCount(read.size());
        if (read.size() < rest.size()) {
            answer.lastEvaluatedKey(
                    Map.of(TransferStatusTable.FILE_NAME, read.getLast().get(TransferStatusTable.FILE_NAME)));
        }
        return answer.build();
    }

    private void requireTable(String name) {
        if (!name.equals(tableName)) {
            throw ResourceNotFoundException.builder()
                    .statusCode(400)
                    .message("Cannot do operations on a non-existent table")
                    .build();
        }
    }

    private static void requireBatch(List<Map<String, AttributeValue>> puts) {
        long distinct = puts.stream().map(InMemoryDynamoDb::key).distinct().count();
        if (puts.isEmpty() || puts.size() > MAX_BATCH || distinct < puts.size()) {
            throw new UnsupportedOperationException("a batch of %d puts of %d keys".formatted(puts.size(), distinct));
        }
    }

    private static Map<String, AttributeValue> put(WriteRequest request) {
        KnownFields.require(request, "PutRequest");
        return request.putRequest().item();
    }

    private static String key(Map<String, AttributeValue> item) {
        return item.get(TransferStatusTable.FILE_NAME).s();
    }
}
