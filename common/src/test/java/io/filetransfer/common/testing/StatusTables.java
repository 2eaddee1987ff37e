package io.filetransfer.common.testing;

import io.filetransfer.common.TransferStatusTable;
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
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
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

    /** Creates an empty table with the contract's key and returns its name. */
    public static String create() {
        String name = "file-transfer-status-" + UUID.randomUUID();
        CLIENT.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(TransferStatusTable.FILE_NAME)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName(TransferStatusTable.FILE_NAME)
                        .keyType(KeyType.HASH)
                        .build()));
        return name;
    }

    /** Returns the recorded status by file name. */
    public static Map<String, String> statuses(String tableName) {
        Map<String, String> statuses = new TreeMap<>();
        CLIENT.scanPaginator(scan -> scan.tableName(tableName))
                .items()
                .forEach(item -> statuses.put(
                        item.get(TransferStatusTable.FILE_NAME).s(),
                        item.getOrDefault(TransferStatusTable.FILE_TRANSFER_STATUS, AttributeValue.fromS(""))
                                .s()));
        return statuses;
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
