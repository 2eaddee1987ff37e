package io.filetransfer.common.testing;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** Status tables in a DynamoDB Local that runs in this JVM, started when first used; a fresh table for every test. */
public final class StatusTables {

    private static final DynamoDbClient CLIENT = start();

    private StatusTables() {}

    /** Returns the client of the shared database. */
    public static DynamoDbClient client() {
        return CLIENT;
    }

    /** Creates an empty status table, its index included, and returns its name. */
    public static String create() {
        String name = "file-transfer-status-" + UUID.randomUUID();
        CLIENT.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("file_name"), text("unfinished_in"))
                .keySchema(key("file_name", KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("unfinished")
                        .keySchema(key("unfinished_in", KeyType.HASH), key("file_name", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
        return name;
    }

    /** Creates an empty table for what executions remember and returns its name. */
    public static String createExecutions() {
        String name = "file-transfer-executions-" + UUID.randomUUID();
        CLIENT.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("execution_id"), text("entry"))
                .keySchema(key("execution_id", KeyType.HASH), key("entry", KeyType.RANGE)));
        return name;
    }

    /** Returns an item's attributes; none when it is not there. */
    public static Map<String, AttributeValue> item(String tableName, Map<String, String> key) {
        Map<String, AttributeValue> keyAttributes = new TreeMap<>();
        key.forEach((name, value) -> keyAttributes.put(name, AttributeValue.fromS(value)));
        return CLIENT.getItem(get -> get.tableName(tableName).key(keyAttributes))
                .item();
    }

    /** Returns the recorded status by file name. */
    public static Map<String, String> statuses(String tableName) {
        Map<String, String> statuses = new TreeMap<>();
        CLIENT.scanPaginator(scan -> scan.tableName(tableName))
                .items()
                .forEach(item -> statuses.put(
                        item.get("file_name").s(),
                        item.getOrDefault("file_transfer_status", AttributeValue.fromS(""))
                                .s()));
        return statuses;
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** Put together from DynamoDB Local's request handler: its launcher listens on all interfaces and refuses port 0. */
    private static DynamoDbClient start() {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new ContextHandler(
                new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null),
                "/"));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
        return DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + connector.getLocalPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }
}
