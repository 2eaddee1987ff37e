package io.filetransfer.emulator.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.iam.TestRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class DynamoDbPermissionsTest {

    private static final String TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/";
    private static final Map<String, AttributeValue> KEY = Map.of("k", AttributeValue.fromS("v"));

    private static EmbeddedDynamoDb server;
    private static TestRole role;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() {
        server = EmbeddedDynamoDb.inMemory();
        role = TestRole.allowed("dynamodb", server.service(), new DynamoDbPermissions("us-east-1", "123456789012"));
        dynamoDb = TestClients.dynamoDb(role.endpoint(), role.accessKeyId());
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
        role.close();
        server.close();
    }

    @Test
    void request_ofOneTable_needsItsActionOnTheTable() {
        assertThat(needed(() -> dynamoDb.getItem(get -> get.tableName("files").key(KEY))))
                .containsExactly("dynamodb:GetItem on " + TABLE + "files");
        assertThat(needed(() -> dynamoDb.putItem(put -> put.tableName("files").item(KEY))))
                .containsExactly("dynamodb:PutItem on " + TABLE + "files");
        assertThat(needed(() ->
                        dynamoDb.updateItem(update -> update.tableName("files").key(KEY))))
                .containsExactly("dynamodb:UpdateItem on " + TABLE + "files");
        assertThat(needed(() -> dynamoDb.scan(scan -> scan.tableName(TABLE + "files"))))
                .containsExactly("dynamodb:Scan on " + TABLE + "files");
    }

    @Test
    void query_ofAnIndex_needsItOnTheIndex() {
        assertThat(needed(() -> dynamoDb.query(query -> query.tableName("files")
                        .indexName("open")
                        .keyConditionExpression("k = :v")
                        .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("v"))))))
                .containsExactly("dynamodb:Query on " + TABLE + "files/index/open");
    }

    @Test
    void batch_ofSeveralTables_needsItOnEach() {
        KeysAndAttributes keys = KeysAndAttributes.builder().keys(List.of(KEY)).build();
        WriteRequest put =
                WriteRequest.builder().putRequest(request -> request.item(KEY)).build();

        assertThat(needed(() -> dynamoDb.batchGetItem(get -> get.requestItems(Map.of("files", keys, "others", keys)))))
                .containsExactlyInAnyOrder(
                        "dynamodb:BatchGetItem on " + TABLE + "files", "dynamodb:BatchGetItem on " + TABLE + "others");
        assertThat(needed(() -> dynamoDb.batchWriteItem(write -> write.requestItems(Map.of("files", List.of(put))))))
                .containsExactly("dynamodb:BatchWriteItem on " + TABLE + "files");
    }

    @Test
    void request_thatIsNotKnown_isDeniedByName() {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> dynamoDb.executeStatement(execute -> execute.statement("SELECT * FROM t")))
                .withMessageContaining("is not authorized to perform: dynamodb:ExecuteStatement because");
    }

    /** There is no table: what has been derived has left the body to the server, which looks for the table. */
    private static List<String> needed(Runnable call) {
        return role.neededFor(
                () -> assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(call::run));
    }
}
