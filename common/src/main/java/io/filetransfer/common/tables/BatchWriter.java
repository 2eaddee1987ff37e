package io.filetransfer.common.tables;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes a batch and writes again what DynamoDB hands back as unprocessed: under throttling a successful answer may have left out
 * some of the items.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>
 */
record BatchWriter(DynamoDbClient dynamoDb, String tableName, Duration firstBackoff) {

    /** Most items that one call may write. */
    static final int MAX_BATCH = 25;

    private static final int MAX_ATTEMPTS = 8;

    void write(List<WriteRequest> requests) {
        List<WriteRequest> remaining = requests;
        for (int attempt = 0; attempt < MAX_ATTEMPTS && !remaining.isEmpty(); attempt++) {
            backOff(attempt);
            remaining = writeOnce(remaining);
        }
        if (!remaining.isEmpty()) {
            throw new UnprocessedItemsException(tableName, remaining.size(), MAX_ATTEMPTS);
        }
    }

    private List<WriteRequest> writeOnce(List<WriteRequest> requests) {
        return dynamoDb.batchWriteItem(batch -> batch.requestItems(Map.of(tableName, requests)))
                .unprocessedItems()
                .getOrDefault(tableName, List.of());
    }

    private void backOff(int attempt) {
        if (attempt > 0) {
            long ceiling = firstBackoff.toNanos() << (attempt - 1);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
        }
    }
}
