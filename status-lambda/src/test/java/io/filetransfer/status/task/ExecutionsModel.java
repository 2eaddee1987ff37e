package io.filetransfer.status.task;

import io.filetransfer.common.testing.CallHook;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/**
 * The executions table for the requests that token routing makes, each of them atomic, fast enough for hundreds of thousands of runs.
 * {@link ParkedTasksTest} holds it against DynamoDB Local. It refuses a condition that it does not know.
 */
final class ExecutionsModel implements DynamoDbClient {

    private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
    private CallHook hook = CallHook.NONE;

    void hook(CallHook newHook) {
        hook = newHook;
    }

    synchronized String state() {
        return items.toString();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        String call = "GetItem " + key(request.key());
        hook.before(call);
        GetItemResponse answer = GetItemResponse.builder().item(find(request)).build();
        hook.after(call, answer);
        return answer;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        String call = "PutItem " + key(request.item());
        hook.before(call);
        boolean written = putIf(request);
        hook.after(call, written);
        if (!written) {
            throw ConditionalCheckFailedException.builder()
                    .message("The conditional request failed")
                    .build();
        }
        return PutItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private synchronized Map<String, AttributeValue> find(GetItemRequest request) {
        return items.getOrDefault(key(request.key()), Map.of());
    }

    private synchronized boolean putIf(PutItemRequest request) {
        Map<String, AttributeValue> present = items.get(key(request.item()));
        if (present != null && !holds(request, present)) {
            return false;
        }
        items.put(key(request.item()), request.item());
        return true;
    }

    private static boolean holds(PutItemRequest request, Map<String, AttributeValue> present) {
        long before = Long.parseLong(present.get("polled_at").n());
        long given = Long.parseLong(
                request.expressionAttributeValues().get(":polled_at").n());
        if (!request.conditionExpression().equals("attribute_not_exists(polled_at) OR polled_at < :polled_at")) {
            throw new UnsupportedOperationException(request.conditionExpression());
        }
        return before < given;
    }

    private static String key(Map<String, AttributeValue> item) {
        return item.get("execution_id").s() + " " + item.get("entry").s();
    }
}
