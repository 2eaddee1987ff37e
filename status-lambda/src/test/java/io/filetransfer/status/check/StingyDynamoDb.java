package io.filetransfer.status.check;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.paginators.BatchGetItemIterable;
import software.amazon.awssdk.services.dynamodb.paginators.QueryIterable;

/** Leaves every key of a batch but the first unprocessed, as DynamoDB may, and has one item to a page of a query. */
final class StingyDynamoDb implements DynamoDbClient {

    private final DynamoDbClient client;

    private StingyDynamoDb(DynamoDbClient client) {
        this.client = client;
    }

    static DynamoDbClient over(DynamoDbClient client) {
        return new StingyDynamoDb(client);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        Map.Entry<String, KeysAndAttributes> table =
                request.requestItems().entrySet().iterator().next();
        List<Map<String, AttributeValue>> keys = table.getValue().keys();
        KeysAndAttributes first =
                table.getValue().toBuilder().keys(keys.subList(0, 1)).build();
        KeysAndAttributes rest =
                table.getValue().toBuilder().keys(keys.subList(1, keys.size())).build();
        BatchGetItemResponse answer = client.batchGetItem(
                request.toBuilder().requestItems(Map.of(table.getKey(), first)).build());
        return answer.toBuilder()
                .unprocessedKeys(keys.size() > 1 ? Map.of(table.getKey(), rest) : Map.of())
                .build();
    }

    @Override
    public BatchGetItemIterable batchGetItemPaginator(BatchGetItemRequest request) {
        return new BatchGetItemIterable(this, request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return client.query(request.toBuilder().limit(1).build());
    }

    @Override
    public QueryIterable queryPaginator(QueryRequest request) {
        return new QueryIterable(this, request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
