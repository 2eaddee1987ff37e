package io.filetransfer.common.tables;

import io.filetransfer.common.events.Execution;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * The failed attempts to move files, counted for the execution that had them made: another execution that starts a file again does not
 * hide that this one's attempts are used up. Nor are the attempts of two invocations for the same file added up: each has all of its
 * attempts. A file's key is the entry's name in the {@link ExecutionsTable}.
 */
public final class FileFailures {

    private static final String ATTEMPTS_OF = "failed_attempts ";

    private final ExecutionsTable table;

    /**
     * Creates the gateway.
     *
     * @param table holds the counts
     */
    public FileFailures(ExecutionsTable table) {
        this.table = table;
    }

    /**
     * Counts a failed attempt and keeps its error.
     *
     * @param executionId the execution that had the attempt made
     * @param requestId the request of the asynchronous invocation, which stays the same when Lambda repeats it
     * @param fileName the file's key in the source zone
     * @param error why the attempt failed
     */
    public void record(String executionId, String requestId, String fileName, Throwable error) {
        table.dynamoDb()
                .updateItem(request -> request.tableName(table.tableName())
                        .key(ExecutionsTable.key(executionId, fileName))
                        .updateExpression("SET #error = :error, #expiry = :expiry ADD #attempts :one")
                        .expressionAttributeNames(Map.of(
                                "#error", StatusTable.LAST_ERROR,
                                "#expiry", ItemRetention.EXPIRES_AT,
                                "#attempts", ATTEMPTS_OF + requestId))
                        .expressionAttributeValues(Map.of(
                                ":error", AttributeValue.fromS(ErrorText.of(error)),
                                ":expiry", table.expiry(),
                                ":one", AttributeValue.fromN("1"))));
    }

    /**
     * Looks failures up, strongly consistent.
     *
     * @param execution whose attempts
     * @param fileNames distinct keys, at most {@link RecordedFiles#MAX_FIND}
     * @return the failures that there are, by key
     */
    public Map<String, FileFailure> find(Execution execution, Collection<String> fileNames) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(fileNames.stream()
                        .map(name -> ExecutionsTable.key(execution.id(), name))
                        .toList())
                .consistentRead(true)
                .build();
        return table
                .dynamoDb()
                .batchGetItemPaginator(request -> request.requestItems(Map.of(table.tableName(), keys)))
                .stream()
                .flatMap(page -> page.responses().getOrDefault(table.tableName(), List.of()).stream())
                .collect(
                        Collectors.toMap(item -> item.get(ExecutionsTable.ENTRY).s(), FileFailures::failure));
    }

    private static FileFailure failure(Map<String, AttributeValue> item) {
        int attempts = item.entrySet().stream()
                .filter(attribute -> attribute.getKey().startsWith(ATTEMPTS_OF))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue().n()))
                .max()
                .orElse(0);
        return new FileFailure(attempts, item.get(StatusTable.LAST_ERROR).s());
    }
}
