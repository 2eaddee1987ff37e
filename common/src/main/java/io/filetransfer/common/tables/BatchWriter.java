package io.filetransfer.common.tables;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes a batch, and again what DynamoDB hands back as unprocessed.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>
 */
record BatchWriter(DynamoDbClient dynamoDb, String tableName, BatchRetries retries) {

    void write(List<WriteRequest> requests) {
        List<WriteRequest> left = retries.untilDone(requests, this::writeOnce);
        if (!left.isEmpty()) {
            throw new UnprocessedItemsException(tableName, left.size());
        }
    }

    private List<WriteRequest> writeOnce(List<WriteRequest> requests) {
        return dynamoDb.batchWriteItem(batch -> batch.requestItems(Map.of(tableName, requests)))
                .unprocessedItems()
                .getOrDefault(tableName, List.of());
    }
}
