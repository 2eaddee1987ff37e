package io.filetransfer.emulator.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.iam.policy.Permission;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

class GuardedServiceTest {

    private static final String NOTHING = "{'Effect': 'Deny', 'Action': 'x:Y', 'Resource': '*'}";
    private static final String MESSAGE =
            "User: arn:aws:sts::123456789012:assumed-role/slave-role/slave is not authorized"
                    + " to perform: x:Do on resource: arn:x because no identity-based policy allows the x:Do action";

    @Test
    void request_deniedByS3_isForbidden() {
        try (TestRole role = denying("s3", Denied.S3);
                S3Client s3 = TestClients.s3(role.endpoint(), role.accessKeyId())) {
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() -> s3.getObjectTagging(get -> get.bucket("b").key("k")))
                    .withMessageContaining(MESSAGE)
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403))
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() -> s3.headObject(head -> head.bucket("b").key("k")))
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void request_deniedByDynamoDb_isDenied() {
        try (TestRole role = denying("dynamodb", Denied.JSON);
                DynamoDbClient dynamoDb = TestClients.dynamoDb(role.endpoint(), role.accessKeyId())) {
            assertThatExceptionOfType(DynamoDbException.class)
                    .isThrownBy(dynamoDb::listTables)
                    .withMessageContaining(MESSAGE)
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        }
    }

    @Test
    void request_deniedByStepFunctions_isDenied() {
        try (TestRole role = denying("states", Denied.JSON);
                SfnClient states = TestClients.stepFunctions(role.endpoint(), role.accessKeyId())) {
            assertThatExceptionOfType(SfnException.class)
                    .isThrownBy(states::listActivities)
                    .withMessageContaining(MESSAGE)
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        }
    }

    @Test
    void request_deniedByLambda_isForbidden() {
        try (TestRole role = denying("lambda", Denied.LAMBDA);
                LambdaClient lambda = TestClients.lambda(role.endpoint(), role.accessKeyId())) {
            assertThatExceptionOfType(LambdaException.class)
                    .isThrownBy(() -> lambda.invoke(invoke -> invoke.functionName("f")))
                    .withMessageContaining(MESSAGE)
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403))
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        }
    }

    @Test
    void request_unknownOperation_isDeniedByNameThoughEverythingIsAllowed() {
        RequestPermissions unknown = exchange -> {
            throw new UnknownOperationException("dynamodb:ListTables");
        };
        try (TestRole role = TestRole.allowed("dynamodb", GuardedServiceTest::answer, unknown);
                DynamoDbClient dynamoDb = TestClients.dynamoDb(role.endpoint(), role.accessKeyId())) {
            assertThatExceptionOfType(DynamoDbException.class)
                    .isThrownBy(dynamoDb::listTables)
                    .withMessageContaining(
                            "is not authorized to perform: dynamodb:ListTables because the local run does")
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
            assertThat(role.calls().denials()).containsExactly(new Call(TestRole.ARN, "dynamodb:ListTables", "*", 1));
        }
    }

    @Test
    void request_ofAnybodyElse_isAnsweredAndNotCounted() {
        try (TestRole role = denying("dynamodb", Denied.JSON);
                DynamoDbClient dynamoDb = TestClients.dynamoDb(role.endpoint())) {
            assertThat(dynamoDb.listTables().tableNames()).isEmpty();
            assertThat(role.calls().allowed()).isEmpty();
            assertThat(role.calls().denials()).isEmpty();
        }
    }

    @Test
    void request_presignedByTheRole_isTheRoles() throws Exception {
        try (TestRole role = denying("lambda", Denied.LAMBDA);
                HttpClient http = HttpClient.newHttpClient()) {
            URI presigned = URI.create(role.endpoint() + "/f?X-Amz-Credential=" + role.accessKeyId()
                    + "%2F20260101%2Fus-east-1%2Flambda%2Faws4_request&X-Amz-Signature=0");

            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(presigned).build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains(MESSAGE);
        }
    }

    private static TestRole denying(String name, Denied denied) {
        RequestPermissions permissions = exchange -> List.of(Permission.of("x:Do", "arn:x"));
        AwsService service = GuardedServiceTest::answer;
        return TestRole.with(NOTHING, name, service, permissions, denied);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
