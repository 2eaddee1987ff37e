package io.filetransfer.emulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.emulator.dynamodb.EmbeddedDynamoDb;
import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.template.IndexResource;
import io.filetransfer.emulator.template.TableResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TableDeployerTest {

    private static final IndexResource UNFINISHED =
            index("unfinished", ProjectionType.KEYS_ONLY, "unfinished_in", "file_name");
    private static final TableResource PLAIN = table(List.of(), Optional.empty(), "file_name");
    private static final TableResource FULL = table(List.of(UNFINISHED), Optional.of("expires_at"), "file_name");

    @TempDir
    private Path folder;

    @Test
    void deploy_newTable_hasRangeKeyIndexAndExpiry() {
        run(client -> {
            new TableDeployer(client)
                    .deploy(table(List.of(UNFINISHED), Optional.of("expires_at"), "unfinished_in", "file_name"));

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
    void deploy_twice_changesNothing() {
        run(client -> new TableDeployer(client).deploy(FULL));

        run(client -> {
            new TableDeployer(client).deploy(FULL);

            assertExpiresBy("expires_at", client);
        });
    }

    @Test
    void deploy_tableOfAnEarlierRunWithoutIndexAndExpiry_getsBothWithItsItemsInTheIndex() {
        run(client -> {
            new TableDeployer(client).deploy(PLAIN);
            IntStream.range(0, 30)
                    .forEach(number -> client.putItem(request -> request.tableName("files")
                            .item(Map.of(
                                    "file_name", AttributeValue.fromS(number + ".csv"),
                                    "unfinished_in", AttributeValue.fromS(number % 2 == 0 ? "e#0" : "e#1")))));
        });

        run(client -> {
            new TableDeployer(client).deploy(FULL);

            QueryResponse found = client.query(request -> request.tableName("files")
                    .indexName("unfinished")
                    .keyConditionExpression("unfinished_in = :e")
                    .expressionAttributeValues(Map.of(":e", AttributeValue.fromS("e#1"))));
            assertThat(found.count()).isEqualTo(15);
            assertThat(found.items().getFirst()).containsOnlyKeys("file_name", "unfinished_in");
            assertExpiresBy("expires_at", client);
        });
    }

    @Test
    void deploy_templateWithoutTheIndex_leavesItThere() {
        run(client -> {
            new TableDeployer(client).deploy(FULL);

            new TableDeployer(client).deploy(PLAIN);

            assertThat(client.describeTable(request -> request.tableName("files"))
                            .table()
                            .globalSecondaryIndexes())
                    .hasSize(1);
        });
    }

    @Test
    void deploy_existingTableOfAnotherShape_saysWhatDiffers() {
        run(client -> {
            TableDeployer deployer = new TableDeployer(client);
            deployer.deploy(FULL);

            assertThatThrownBy(() -> deployer.deploy(table(List.of(), Optional.empty(), "file_name", "entry")))
                    .isInstanceOf(IncompatibleTableException.class)
                    .hasMessage("table files of the data folder has key [HASH file_name S], the template has"
                            + " [HASH file_name S, RANGE entry S]: use another data folder");
            assertThatThrownBy(() -> deployer.deploy(table(
                            List.of(index("unfinished", ProjectionType.KEYS_ONLY, "unfinished_in")),
                            Optional.empty(),
                            "file_name")))
                    .isInstanceOf(IncompatibleTableException.class)
                    .hasMessageContaining(
                            "has index unfinished on [HASH unfinished_in S, RANGE file_name S], the template has [HASH unfinished_in S]");
            assertThatThrownBy(() -> deployer.deploy(table(
                            List.of(index("unfinished", ProjectionType.ALL, "unfinished_in", "file_name")),
                            Optional.empty(),
                            "file_name")))
                    .isInstanceOf(IncompatibleTableException.class)
                    .hasMessageContaining("has index unfinished with Projection(ProjectionType=KEYS_ONLY)");
            assertThatThrownBy(() -> deployer.deploy(table(List.of(), Optional.of("ttl"), "file_name")))
                    .isInstanceOf(IncompatibleTableException.class)
                    .hasMessageContaining("has items that expire by expires_at, the template has ttl");
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

    private void run(Consumer<DynamoDbClient> work) {
        try (EmbeddedDynamoDb server = EmbeddedDynamoDb.inFolder(folder.resolve("dynamodb"));
                DynamoDbClient client = TestClients.dynamoDb(server.endpoint())) {
            work.accept(client);
        }
    }

    private static TableResource table(List<IndexResource> indexes, Optional<String> expiry, String... key) {
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

    private static IndexResource index(String name, ProjectionType projection, String... key) {
        return new IndexResource(
                name, key(key), Projection.builder().projectionType(projection).build());
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
