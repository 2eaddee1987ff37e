package io.filetransfer.common.tables;

/** DynamoDB kept handing items of a batch back as unprocessed, usually because the table is throttled. */
public final class UnprocessedItemsException extends RuntimeException {

    UnprocessedItemsException(String tableName, int items) {
        super("table '%s' left %d items unwritten after %d attempts"
                .formatted(tableName, items, BatchRetries.MAX_ATTEMPTS));
    }
}
