package io.filetransfer.emulator.cloud;

import io.filetransfer.emulator.template.IndexResource;
import io.filetransfer.emulator.template.TableResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Creates tables, and adds to a table of an earlier run what the template has got since: indexes and expiry. */
final class TableDeployer {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int SERVER_ERROR = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DynamoDbClient dynamoDb;

    TableDeployer(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * Creates or completes a table. Indexes that only the existing table has stay.
     *
     * @param table what the template describes
     * @throws IncompatibleTableException when the table is there with another key, another index of the same name, or
     *     items that expire by another attribute
     */
    void deploy(TableResource table) {
        try {
            create(table);
        } catch (ResourceInUseException alreadyThere) {
            complete(table);
        }
        table.expiryAttribute().ifPresent(attribute -> expireBy(attribute, table.name()));
    }

    private void create(TableResource table) {
        List<GlobalSecondaryIndex> indexes =
                table.indexes().stream().map(TableDeployer::index).toList();
        dynamoDb.createTable(request -> request.tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributes())
                .keySchema(table.keySchema())
                .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes));
    }

    private void complete(TableResource table) {
        TableDescription existing = describe(table.name());
        Map<String, String> found = types(existing.attributeDefinitions());
        require(table, "key", key(existing.keySchema(), found), key(table.keySchema(), types(table.attributes())));
        Map<String, GlobalSecondaryIndexDescription> indexes = existing.globalSecondaryIndexes().stream()
                .collect(Collectors.toMap(GlobalSecondaryIndexDescription::indexName, Function.identity()));
        for (IndexResource index : table.indexes()) {
            GlobalSecondaryIndexDescription there = indexes.get(index.name());
            if (there == null) {
                add(index, table);
            } else {
                requireSame(table, index, there, found);
            }
            awaitActive(index.name(), table.name());
        }
    }

    private static void requireSame(
            TableResource table,
            IndexResource index,
            GlobalSecondaryIndexDescription there,
            Map<String, String> found) {
        String name = "index " + index.name();
        require(table, name + " on", key(there.keySchema(), found), key(index.keySchema(), types(table.attributes())));
        require(table, name + " with", there.projection(), index.projection());
    }

    private void add(IndexResource index, TableResource table) {
        GlobalSecondaryIndexUpdate addition = GlobalSecondaryIndexUpdate.builder()
                .create(create -> create.indexName(index.name())
                        .keySchema(index.keySchema())
                        .projection(index.projection()))
                .build();
        dynamoDb.updateTable(request -> request.tableName(table.name())
                .attributeDefinitions(table.attributes())
                .globalSecondaryIndexUpdates(addition));
    }

    private void awaitActive(String index, String table) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isActive(index, table)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "index %s of table %s was not filled within %s".formatted(index, table, PATIENCE));
            }
            pause();
        }
    }

    /** DynamoDB Local cannot describe a table at the moment at which it makes the index. */
    private boolean isActive(String index, String table) {
        try {
            return describe(table).globalSecondaryIndexes().stream()
                    .anyMatch(there -> there.indexName().equals(index) && there.indexStatus() == IndexStatus.ACTIVE);
        } catch (DynamoDbException e) {
            if (e.statusCode() < SERVER_ERROR) {
                throw e;
            }
            return false;
        }
    }

    private void expireBy(String attribute, String table) {
        TimeToLiveDescription existing =
                dynamoDb.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
        if (existing.timeToLiveStatus() == TimeToLiveStatus.DISABLED) {
            dynamoDb.updateTimeToLive(request -> request.tableName(table)
                    .timeToLiveSpecification(
                            expiry -> expiry.attributeName(attribute).enabled(true)));
        } else if (!attribute.equals(existing.attributeName())) {
            throw new IncompatibleTableException(table, "items that expire by", existing.attributeName(), attribute);
        }
    }

    private TableDescription describe(String table) {
        return dynamoDb.describeTable(request -> request.tableName(table)).table();
    }

    private static GlobalSecondaryIndex index(IndexResource index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(index.keySchema())
                .projection(index.projection())
                .build();
    }

    private static Map<String, String> types(List<AttributeDefinition> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        AttributeDefinition::attributeName, AttributeDefinition::attributeTypeAsString));
    }

    private static List<String> key(List<KeySchemaElement> schema, Map<String, String> types) {
        return schema.stream()
                .map(element -> "%s %s %s"
                        .formatted(
                                element.keyTypeAsString(), element.attributeName(), types.get(element.attributeName())))
                .toList();
    }

    private static void require(TableResource table, String property, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new IncompatibleTableException(table.name(), property, found, expected);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an index was being filled", e);
        }
    }
}
