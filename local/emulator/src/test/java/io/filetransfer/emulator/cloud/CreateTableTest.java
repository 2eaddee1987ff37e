package io.filetransfer.emulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.dynamodb.EmbeddedDynamoDb;
import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.template.TableResource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class CreateTableTest {

    private static final GlobalSecondaryIndex UNFINISHED =
            index("unfinished", ProjectionType.KEYS_ONLY, "unfinished_in", "file_name");

    @Test
    void createTable_newTable_hasRangeKeyIndexAndExpiry() {
        run(client -> {
            Deployer.createTable(
                    client, table(List.of(UNFINISHED), Optional.of("expires_at"), "unfinished_in", "file_name"));

            var described =
                    client.describeTable(request -> request.tableName("files")).table();
            assertThat(described.keySchema()).isEqualTo(key("unfinished_in", "file_name"));
            assertThat(described.globalSecondaryIndexes()).singleElement().satisfies(index -> {
                assertThat(index.indexName()).isEqualTo("unfinished");
                assertThat(index.keySchema()).isEqualTo(UNFINISHED.keySchema());
                assertThat(index.projection()).isEqualTo(UNFINISHED.projection());
            });
            assertExpiresBy("expires_at", client);
        });
    }

    @Test
    void createTable_plainTable_hasNeitherIndexNorExpiry() {
        run(client -> {
            Deployer.createTable(client, table(List.of(), Optional.empty(), "file_name"));

            assertThat(client.describeTable(request -> request.tableName("files"))
                            .table()
                            .globalSecondaryIndexes())
                    .isEmpty();
            assertThat(client.describeTimeToLive(request -> request.tableName("files"))
                            .timeToLiveDescription()
                            .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.DISABLED);
        });
    }

    private static void assertExpiresBy(String attribute, DynamoDbClient client) {
        assertThat(client.describeTimeToLive(request -> request.tableName("files"))
                        .timeToLiveDescription())
                .isEqualTo(TimeToLiveDescription.builder()
                        .attributeName(attribute)
                        .timeToLiveStatus(TimeToLiveStatus.ENABLED)
                        .build());
    }

    private static void run(Consumer<DynamoDbClient> work) {
        try (EmbeddedDynamoDb server = EmbeddedDynamoDb.inMemory();
                DynamoDbClient client = TestClients.dynamoDb(server.endpoint())) {
            work.accept(client);
        }
    }

    private static TableResource table(List<GlobalSecondaryIndex> indexes, Optional<String> expiry, String... key) {
        Stream<String> indexed =
                indexes.stream().flatMap(index -> index.keySchema().stream()).map(KeySchemaElement::attributeName);
        List<String> names = Stream.concat(Stream.of(key), indexed).distinct().toList();
        return new TableResource(
                "files",
                names.stream()
                        .map(name -> AttributeDefinition.builder()
                                .attributeName(name)
                                .attributeType("S")
                                .build())
                        .toList(),
                key(key),
                indexes,
                expiry);
    }

    private static GlobalSecondaryIndex index(String name, ProjectionType projection, String... key) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(key))
                .projection(Projection.builder().projectionType(projection).build())
                .build();
    }

    private static List<KeySchemaElement> key(String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> KeySchemaElement.builder()
                        .attributeName(names[i])
                        .keyType(i == 0 ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }
}
