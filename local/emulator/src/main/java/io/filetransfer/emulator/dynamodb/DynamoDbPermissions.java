package io.filetransfer.emulator.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.JsonCall;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.UnknownOperationException;
import io.filetransfer.emulator.iam.policy.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What requests to DynamoDB need: the action of their own name, on the table or the index that they read or write.
 *
 * @param region the region of the tables
 * @param accountId the account of the tables
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions, resources, and
 *     condition keys for Amazon DynamoDB</a>
 */
public record DynamoDbPermissions(String region, String accountId) implements RequestPermissions {

    private static final Set<String> OF_ONE_TABLE =
            Set.of("DeleteItem", "DescribeTable", "GetItem", "PutItem", "Query", "Scan", "UpdateItem");
    private static final Set<String> OF_SEVERAL_TABLES = Set.of("BatchGetItem", "BatchWriteItem");

    private static final Pattern PARTIQL_UPDATE = Pattern.compile("UPDATE \"([^\"]+)\".*");

    @Override
    public List<Permission> of(HttpExchange exchange) throws IOException, UnknownOperationException {
        JsonCall call = JsonCall.read(exchange);
        if (call.operation().equals("BatchExecuteStatement")) {
            return ofStatements(call.input().path("Statements"));
        }
        String action = "dynamodb:" + call.operation();
        return resources(call, action)
                .map(resource -> Permission.of(action, resource))
                .toList();
    }

    /** A statement needs an action of its own kind, see <a
     * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html">IAM security policies with PartiQL</a>. */
    private List<Permission> ofStatements(JsonNode statements) throws UnknownOperationException {
        List<Permission> needed = new ArrayList<>();
        for (JsonNode statement : statements) {
            Matcher update = PARTIQL_UPDATE.matcher(statement.path("Statement").asText());
            if (!update.matches()) {
                throw new UnknownOperationException("dynamodb:BatchExecuteStatement of " + statement.path("Statement"));
            }
            needed.add(Permission.of("dynamodb:PartiQLUpdate", table(update.group(1))));
        }
        return needed.stream().distinct().toList();
    }

    private Stream<String> resources(JsonCall call, String action) throws UnknownOperationException {
        if (OF_ONE_TABLE.contains(call.operation())) {
            return Stream.of(tableOrIndex(call.input()));
        }
        if (OF_SEVERAL_TABLES.contains(call.operation())) {
            return call.input().path("RequestItems").propertyStream().map(table -> table(table.getKey()));
        }
        throw new UnknownOperationException(action);
    }

    private String tableOrIndex(JsonNode input) {
        String table = table(input.path("TableName").asText());
        JsonNode index = input.path("IndexName");
        return index.isTextual() ? table + "/index/" + index.asText() : table;
    }

    private String table(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : "arn:aws:dynamodb:" + region + ":" + accountId + ":table/" + nameOrArn;
    }
}
