package io.filetransfer.common.testing;

import io.filetransfer.emulator.calls.KnownFields;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The one kind of PartiQL statement that the status table needs. Anything else is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.update.html">UPDATE</a>
 */
final class PartiQl {

    private static final Pattern UPDATE = Pattern.compile(
            "UPDATE \"(?<table>[\\w.-]+)\"(?<set>(?: SET \\w+ = \\?)+)(?<remove>(?: REMOVE \\w+)?) WHERE (?<key>\\w+) = \\?");

    private PartiQl() {}

    /** Returns the request that does what a statement does: it changes an item only if there is one. */
    static UpdateItemRequest update(BatchStatementRequest request) {
        KnownFields.require(request, "Statement", "Parameters");
        Matcher update = UPDATE.matcher(request.statement());
        if (!update.matches()) {
            throw new UnsupportedOperationException("the model does not know the statement: " + request.statement());
        }
        String expression = update.group("set") + update.group("remove");
        Map<String, AttributeValue> values = new HashMap<>();
        while (expression.contains("?")) {
            String name = ":p" + values.size();
            expression = expression.replaceFirst("\\?", name);
            values.put(name, request.parameters().get(values.size()));
        }
        return UpdateItemRequest.builder()
                .tableName(update.group("table"))
                .key(Map.of(update.group("key"), request.parameters().getLast()))
                .updateExpression(expression.strip())
                .conditionExpression("attribute_exists(" + update.group("key") + ")")
                .expressionAttributeValues(values)
                .build();
    }
}
