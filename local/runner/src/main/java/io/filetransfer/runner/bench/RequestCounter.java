package io.filetransfer.runner.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.Credential;
import io.filetransfer.emulator.http.JsonCall;
import io.filetransfer.emulator.http.RequestObserver;
import io.filetransfer.emulator.iam.Session;
import io.filetransfer.emulator.template.Stack;
import io.filetransfer.emulator.template.TableResource;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the requests of each function to the endpoint, and the write units that those to DynamoDB take. */
final class RequestCounter implements RequestObserver {

    private static final String OTHERS = "others";
    private static final int UNIT_BYTES = 1_024;

    private final Map<String, String> functionByAccessKey;
    private final Map<String, List<String>> indexKeys;
    private final Map<String, Long> lastPut = new HashMap<>();
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private long writeUnits;

    /** @param stack names the functions, whose requests are told apart by their credentials, and the indexes of tables */
    RequestCounter(Stack stack) {
        functionByAccessKey = stack.functions().stream()
                .collect(Collectors.toMap(
                        function -> new Session(function.roleArn(), function.name()).accessKeyId(),
                        function -> FunctionRole.of(function.name())));
        indexKeys = stack.tables().stream()
                .collect(Collectors.toMap(
                        TableResource::name,
                        table -> table.indexes().stream()
                                .map(index -> index.keySchema().getFirst().attributeName())
                                .toList()));
    }

    @Override
    public void observe(String service, HttpExchange exchange) throws IOException {
        String function = Credential.of(exchange)
                .map(credential -> functionByAccessKey.get(credential.accessKeyId()))
                .orElse(OTHERS);
        String operation = switch (service) {
            case "dynamodb" -> ofDynamoDb(JsonCall.read(exchange));
            case "s3" ->
                S3Operations.name(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().containsKey("X-amz-copy-source"));
            case "lambda" -> "Invoke";
            default -> JsonCall.read(exchange).operation();
        };
        count(function, service + ":" + operation);
    }

    /** Forgets what was counted. */
    synchronized void reset() {
        counts.clear();
        writeUnits = 0;
    }

    /** Returns how many requests there were, by function, or {@code others}, and operation. */
    synchronized Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        counts.forEach((function, operations) -> copy.put(function, new TreeMap<>(operations)));
        return copy;
    }

    /** Returns the write units. A deleted item counts like the last one that was put into its table. */
    synchronized long writeUnits() {
        return writeUnits;
    }

    private synchronized void count(String function, String operation) {
        counts.computeIfAbsent(function, absent -> new TreeMap<>()).merge(operation, 1L, Long::sum);
    }

    private synchronized String ofDynamoDb(JsonCall call) {
        JsonNode input = call.input();
        String table = input.path("TableName").asText();
        switch (call.operation()) {
            case "PutItem" -> put(table, input.path("Item"));
            case "DeleteItem" -> writeUnits += lastPut.getOrDefault(table, 1L);
            case "UpdateItem" -> writeUnits++;
            case "BatchWriteItem" ->
                input.path("RequestItems")
                        .properties()
                        .forEach(items -> items.getValue()
                                .forEach(item -> put(
                                        items.getKey(), item.path("PutRequest").path("Item"))));
            case "BatchExecuteStatement" ->
                writeUnits += input.path("Statements").size();
            default -> {}
        }
        return call.operation();
    }

    /** An entry of an index is written with its item, and removed when the file is completed. */
    private void put(String table, JsonNode item) {
        long units = Math.ceilDiv(item.toString().length(), UNIT_BYTES);
        long entries = indexKeys.getOrDefault(table, List.of()).stream()
                .filter(item::has)
                .count();
        lastPut.put(table, units);
        writeUnits += units + 2 * entries;
    }
}
