package io.filetransfer.common.testing;

import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.emulator.calls.Calls;
import io.filetransfer.emulator.calls.KnownFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The system's two DynamoDB tables for the requests that their gateways make, with a hook at the moments of every call. Each item's
 * write is atomic; a batch writes item by item. Expressions and fields that the model does not know are refused. It is fast enough for
 * hundreds of thousands of runs, and a contract test holds it against DynamoDB Local.
 */
public final class InMemoryDynamoDb implements DynamoDbClient {

    private static final int MAX_BATCH_WRITE = 25;
    private static final int MAX_BATCH_GET = 100;

    private final Calls calls = new Calls();
    private final Map<String, ItemStore> tables = new HashMap<>();
    private final String statusTable;
    private int pageSize = Integer.MAX_VALUE;

    /** Creates a database with an empty status table. */
    public InMemoryDynamoDb(String statusTable) {
        this.statusTable = statusTable;
        tables.put(statusTable, new ItemStore("file_name"));
    }

    /** Creates a database with an empty status table and an empty table for what executions remember. */
    public InMemoryDynamoDb(String statusTable, String executionsTable) {
        this(statusTable);
        tables.put(executionsTable, new ItemStore("execution_id", "entry"));
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

    /** Returns the calls so far, for example {@code UpdateItem raw/a.csv}; keys of two parts are written one after the other. */
    public List<String> calls() {
        return calls.names();
    }

    /** Returns the status table's items by file name. */
    public Map<String, Map<String, AttributeValue>> items() {
        return items(statusTable);
    }

    /** Returns a table's items by key; a key of two parts is written as both with a space between. */
    public Map<String, Map<String, AttributeValue>> items(String tableName) {
        return table(tableName).items();
    }

    /** Returns the recorded status by file name. */
    public Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        items().forEach((name, item) -> statuses.put(
                name,
                item.getOrDefault("file_transfer_status", AttributeValue.fromS(""))
                        .s()));
        return statuses;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        KnownFields.require(request, "TableName", "Key", "ConsistentRead");
        return calls.run("GetItem " + name(request.tableName(), request.key()), () -> {
            GetItemResponse.Builder answer = GetItemResponse.builder();
            table(request.tableName()).find(request.key()).ifPresent(answer::item);
            return answer.build();
        });
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        KnownFields.require(request, "TableName", "Item", "ConditionExpression", "ExpressionAttributeValues");
        return calls.run("PutItem " + name(request.tableName(), request.item()), () -> {
            table(request.tableName()).put(request);
            return PutItemResponse.builder().build();
        });
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        KnownFields.require(request, "TableName", "Key");
        return calls.run("DeleteItem " + name(request.tableName(), request.key()), () -> {
            table(request.tableName()).remove(request.key());
            return DeleteItemResponse.builder().build();
        });
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        KnownFields.require(request, "RequestItems");
        String table = onlyTable(request.requestItems());
        KeysAndAttributes wanted = request.requestItems().get(table);
        KnownFields.require(wanted, "Keys", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames");
        return calls.run("BatchGetItem " + names(table, wanted.keys()), () -> {
            requireBatch(table(table), wanted.keys(), MAX_BATCH_GET);
            return BatchGetItemResponse.builder()
                    .responses(Map.of(table, found(table(table), wanted)))
                    .build();
        });
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        KnownFields.require(request, "RequestItems");
        String table = onlyTable(request.requestItems());
        List<Map<String, AttributeValue>> puts = request.requestItems().get(table).stream()
                .map(InMemoryDynamoDb::put)
                .toList();
        String call = "BatchWriteItem " + names(table, puts);
        return calls.run(call, () -> {
            requireBatch(table(table), puts, MAX_BATCH_WRITE);
            for (int i = 0; i < puts.size(); i++) {
                if (i > 0) {
                    calls.within(call, i);
                }
                table(table).put(puts.get(i));
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
                "ExpressionAttributeValues",
                "ReturnValues");
        return calls.run("UpdateItem " + name(request.tableName(), request.key()), () -> {
            Map<String, AttributeValue> item = table(request.tableName()).update(request);
            return returned(request, item);
        });
    }

    @Override
    public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
        KnownFields.require(request, "Statements");
        List<UpdateItemRequest> updates =
                request.statements().stream().map(PartiQl::update).toList();
        String table = updates.getFirst().tableName();
        List<Map<String, AttributeValue>> keys =
                updates.stream().map(UpdateItemRequest::key).toList();
        String call = "BatchExecuteStatement " + names(table, keys);
        return calls.run(call, () -> {
            requireBatch(table(table), keys, MAX_BATCH_WRITE);
            List<BatchStatementResponse> answers = new ArrayList<>();
            for (int i = 0; i < updates.size(); i++) {
                if (i > 0) {
                    calls.within(call, i);
                }
                answers.add(execute(updates.get(i)));
            }
            return BatchExecuteStatementResponse.builder().responses(answers).build();
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
                "ExpressionAttributeValues",
                "Segment",
                "TotalSegments");
        return calls.run("Scan", () -> page(table(request.tableName()), request));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private BatchStatementResponse execute(UpdateItemRequest update) {
        BatchStatementResponse.Builder answer = BatchStatementResponse.builder().tableName(update.tableName());
        try {
            table(update.tableName()).update(update);
        } catch (ConditionalCheckFailedException e) {
            answer.error(error -> error.code(BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED)
                    .message(e.getMessage()));
        }
        return answer.build();
    }

    private ScanResponse page(ItemStore table, ScanRequest request) {
        Expressions expressions =
                new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        List<Map<String, AttributeValue>> rest =
                table.after(request.hasExclusiveStartKey() ? request.exclusiveStartKey() : null).stream()
                        .filter(item -> table.isInSegment(item, request.segment(), request.totalSegments()))
                        .toList();
        List<Map<String, AttributeValue>> read = rest.stream().limit(pageSize).toList();
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (Map<String, AttributeValue> item : read) {
            if (request.filterExpression() == null || expressions.holds(request.filterExpression(), item)) {
                found.add(expressions.projected(request.projectionExpression(), item));
            }
        }
        ScanResponse.Builder answer =
                ScanResponse.builder().items(found).count(found.size()).scannedCount(read.size());
        if (read.size() < rest.size()) {
            answer.lastEvaluatedKey(table.keyOf(read.getLast()));
        }
        return answer.build();
    }

    private static UpdateItemResponse returned(UpdateItemRequest request, Map<String, AttributeValue> item) {
        if (request.returnValues() == null) {
            return UpdateItemResponse.builder().build();
        }
        if (request.returnValues() != ReturnValue.ALL_NEW) {
            throw new UnsupportedOperationException("return values " + request.returnValuesAsString());
        }
        return UpdateItemResponse.builder().attributes(item).build();
    }

    private static List<Map<String, AttributeValue>> found(ItemStore table, KeysAndAttributes wanted) {
        Expressions expressions = new Expressions(wanted.expressionAttributeNames(), Map.of());
        return wanted.keys().stream()
                .flatMap(key -> table.find(key).stream())
                .map(item -> expressions.projected(wanted.projectionExpression(), item))
                .toList();
    }

    private ItemStore table(String name) {
        ItemStore table = tables.get(name);
        if (table == null) {
            throw ResourceNotFoundException.builder()
                    .statusCode(400)
                    .message("Cannot do operations on a non-existent table")
                    .build();
        }
        return table;
    }

    /** Returns an item's key for the name of a call; that of a table that there is not is the table's name. */
    private String name(String tableName, Map<String, AttributeValue> item) {
        return tables.containsKey(tableName) ? tables.get(tableName).key(item) : tableName;
    }

    private String names(String tableName, List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> name(tableName, item)).collect(Collectors.joining(","));
    }

    private static String onlyTable(Map<String, ?> requestItems) {
        if (requestItems.size() != 1) {
            throw new UnsupportedOperationException("a batch for the tables " + requestItems.keySet());
        }
        return requestItems.keySet().iterator().next();
    }

    private static void requireBatch(ItemStore table, List<Map<String, AttributeValue>> items, int max) {
        long distinct = items.stream().map(table::key).distinct().count();
        if (items.isEmpty() || items.size() > max || distinct < items.size()) {
            throw new UnsupportedOperationException("a batch of %d items of %d keys".formatted(items.size(), distinct));
        }
    }

    private static Map<String, AttributeValue> put(WriteRequest request) {
        KnownFields.require(request, "PutRequest");
        return request.putRequest().item();
    }
}
