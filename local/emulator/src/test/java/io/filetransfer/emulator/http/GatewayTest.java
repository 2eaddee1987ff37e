package io.filetransfer.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

class GatewayTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Gateway gateway;

    @BeforeEach
    void start() {
        gateway = Gateway.start(
                0,
                Map.of(
                        "s3", answering("<ListAllMyBucketsResult/>"),
                        "dynamodb", answering("{\"TableNames\":[\"of dynamodb\"]}"),
                        "lambda", answering("\"of lambda\""),
                        "states", answering("{\"taskToken\":\"of states\"}")));
    }

    @AfterEach
    void stop() {
        gateway.close();
        http.close();
    }

    @Test
    void request_ofEachSdkClient_reachesItsService() {
        try (S3Client s3 = TestClients.s3(gateway.endpoint());
                DynamoDbClient dynamoDb = TestClients.dynamoDb(gateway.endpoint());
                LambdaClient lambda = TestClients.lambda(gateway.endpoint());
                SfnClient states = TestClients.stepFunctions(gateway.endpoint())) {
            assertThat(s3.listBuckets().buckets()).isEmpty();
            assertThat(dynamoDb.listTables().tableNames()).containsExactly("of dynamodb");
            assertThat(lambda.invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String("{}")))
                            .payload()
                            .asUtf8String())
                    .isEqualTo("\"of lambda\"");
            assertThat(states.getActivityTask(request -> request.activityArn("a"))
                            .taskToken())
                    .isEqualTo("of states");
        }
    }

    @Test
    void request_presignedForAService_reachesIt() throws Exception {
        HttpResponse<String> response = get("/f?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=test%2F20260101%2Fus-east-1%2Flambda%2Faws4_request&X-Amz-Signature=0");

        assertThat(response.body()).isEqualTo("\"of lambda\"");
    }

    @Test
    void request_unsigned_reachesS3UnlessItsTargetSaysElse() throws Exception {
        assertThat(get("/bucket/key").body()).isEqualTo("<ListAllMyBucketsResult/>");
        assertThat(get("/", "X-Amz-Target", "DynamoDB_20120810.ListTables").body())
                .contains("of dynamodb");
        assertThat(get("/", "X-Amz-Target", "AWSStepFunctions.GetActivityTask").body())
                .contains("of states");
    }

    @Test
    void request_forAnotherService_isRefusedByName() throws Exception {
        HttpResponse<String> response =
                get("/", "Authorization", "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/sts/aws4_request, x=y");

        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(response.body()).contains("'sts'").contains("dynamodb, lambda, s3, states");
    }

    @Test
    void request_whoseServiceFails_answers500WithTheMessage() {
        try (Gateway failing = Gateway.start(0, Map.of("lambda", GatewayTest::fail));
                LambdaClient lambda = TestClients.lambda(failing.endpoint())) {
            assertThatExceptionOfType(LambdaException.class)
                    .isThrownBy(() -> lambda.invoke(request -> request.functionName("f")))
                    .withMessageContaining("out of order")
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(500));
        }
    }

    @Test
    void start_takenPort_namesItAndWhatToDo() {
        int taken = gateway.endpoint().getPort();

        assertThatExceptionOfType(PortUnavailableException.class)
                .isThrownBy(() -> Gateway.start(taken, Map.of()))
                .withMessageContaining(Integer.toString(taken))
                .withMessageContaining("--port")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void start_noPort_saysWhatIsOne() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Gateway.start(70_000, Map.of()))
                .withMessageContaining("70000")
                .withMessageContaining("65535");
    }

    @Test
    void start_anyPort_isNotOpenToOtherMachines() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        for (InetAddress address : others) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new Socket(address, gateway.endpoint().getPort()).close());
        }
    }

    private static AwsService answering(String body) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static void fail(HttpExchange exchange) {
        throw new IllegalStateException("out of order: " + exchange.getRequestURI());
    }

    private HttpResponse<String> get(String pathAndQuery, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.endpoint() + pathAndQuery));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
