package io.filetransfer.emulator.cloud;

import io.filetransfer.emulator.template.IndexResource;
import io.filetransfer.emulator.template.TableResource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;

/** Creates tables with their indexes and their expiry. */
final class TableDeployer {

    private final DynamoDbClient dynamoDb;

    TableDeployer(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void deploy(TableResource table) {
        List<GlobalSecondaryIndex> indexes =
                table.indexes().stream().map(TableDeployer::index).toList();
        dynamoDb.createTable(request -> request.tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributes())
                .keySchema(table.keySchema())
                .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes));
        table.expiryAttribute()
                .ifPresent(attribute -> dynamoDb.updateTimeToLive(request -> request.tableName(table.name())
                        .timeToLiveSpecification(
                                expiry -> expiry.attributeName(attribute).enabled(true))));
    }

    private static GlobalSecondaryIndex index(IndexResource index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(index.keySchema())
                .projection(index.projection())
                .build();
    }
}
