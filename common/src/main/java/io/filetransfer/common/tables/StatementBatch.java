package io.filetransfer.common.tables;

import static software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum.INTERNAL_SERVER_ERROR;
import static software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum.PROVISIONED_THROUGHPUT_EXCEEDED;
import static software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum.REQUEST_LIMIT_EXCEEDED;
import static software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum.THROTTLING_ERROR;
import static software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum.TRANSACTION_CONFLICT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/**
 * Changes items by one PartiQL statement for each. Every statement of a call succeeds or fails on its own.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html">BatchExecuteStatement</a>
 */
record StatementBatch(DynamoDbClient dynamoDb, BatchRetries retries) {

    private static final Set<BatchStatementErrorCodeEnum> TEMPORARY = Set.of(
            INTERNAL_SERVER_ERROR,
            PROVISIONED_THROUGHPUT_EXCEEDED,
            REQUEST_LIMIT_EXCEEDED,
            THROTTLING_ERROR,
            TRANSACTION_CONFLICT);

    /**
     * Executes a statement for each key, in one call, and again where the failure is temporary.
     *
     * @param keys distinct keys, at most {@link BatchRetries#MAX_BATCH}
     * @param statement makes a key's statement
     * @return the errors of those that failed, by key
     */
    Map<String, BatchStatementError> execute(List<String> keys, Function<String, BatchStatementRequest> statement) {
        Map<String, BatchStatementError> failed = new HashMap<>();
        retries.untilDone(keys, remaining -> executeOnce(remaining, statement, failed));
        return failed;
    }

    private List<String> executeOnce(
            List<String> keys,
            Function<String, BatchStatementRequest> statement,
            Map<String, BatchStatementError> failed) {
        List<BatchStatementRequest> statements = keys.stream().map(statement).toList();
        List<BatchStatementResponse> answers = dynamoDb.batchExecuteStatement(batch -> batch.statements(statements))
                .responses();
        List<String> again = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            BatchStatementError error = answers.get(i).error();
            failed.remove(keys.get(i));
            if (error != null) {
                failed.put(keys.get(i), error);
                if (TEMPORARY.contains(error.code())) {
                    again.add(keys.get(i));
                }
            }
        }
        return again;
    }
}
