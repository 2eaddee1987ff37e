package io.filetransfer.emulator.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.http.Gateway;
import io.filetransfer.emulator.http.TestClients;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class EmbeddedDynamoDbTest {

    private static final String TABLE = "file-transfer-status";

    @Test
    void inMemory_itemsPutAndBatched_areScanned() {
        try (EmbeddedDynamoDb server = EmbeddedDynamoDb.inMemory()) {
            run(server, client -> {
                createTable(client);
                client.putItem(request -> request.tableName(TABLE).item(item("a.csv")));
                client.batchWriteItem(request -> request.requestItems(Map.of(TABLE, batch())));

                assertThat(client.scan(request -> request.tableName(TABLE)).count())
                        .isEqualTo(26);
            });
        }
    }

    @Test
    void inMemory_conditionThatDoesNotHold_isRefused() {
        try (EmbeddedDynamoDb server = EmbeddedDynamoDb.inMemory()) {
            run(server, client -> {
                createTable(client);
                client.putItem(request -> request.tableName(TABLE).item(item("a.csv")));

                assertThatExceptionOfType(ConditionalCheckFailedException.class)
                        .isThrownBy(() -> client.putItem(request -> request.tableName(TABLE)
                                .item(item("a.csv"))
                                .conditionExpression("attribute_not_exists(file_name)")));
            });
        }
    }

    @Test
    void inMemory_twoServers_shareNothing() {
        try (EmbeddedDynamoDb one = EmbeddedDynamoDb.inMemory();
                EmbeddedDynamoDb other = EmbeddedDynamoDb.inMemory()) {
            run(one, EmbeddedDynamoDbTest::createTable);

            run(other, client -> assertThat(client.listTables().tableNames()).isEmpty());
        }
    }

    private static void run(EmbeddedDynamoDb server, Consumer<DynamoDbClient> work) {
        try (Gateway gateway = Gateway.start(0, Map.of("dynamodb", server.service()));
                DynamoDbClient client = TestClients.dynamoDb(gateway.endpoint())) {
            work.accept(client);
        }
    }

    private static void createTable(DynamoDbClient client) {
        AttributeDefinition name = AttributeDefinition.builder()
                .attributeName("file_name")
                .attributeType(ScalarAttributeType.S)
                .build();
        KeySchemaElement key = KeySchemaElement.builder()
                .attributeName("file_name")
                .keyType(KeyType.HASH)
                .build();
        client.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(name)
                .keySchema(key));
    }

    private static List<WriteRequest> batch() {
        return IntStream.range(0, 25)
                .mapToObj(number -> WriteRequest.builder()
                        .putRequest(put -> put.item(item(number + ".csv")))
                        .build())
                .toList();
    }

    private static Map<String, AttributeValue> item(String key) {
        return Map.of(
                "file_name", AttributeValue.fromS(key),
                "file_transfer_status", AttributeValue.fromS("started"));
    }
}
