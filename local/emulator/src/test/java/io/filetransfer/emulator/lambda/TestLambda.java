package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.http.Gateway;
import io.filetransfer.emulator.iam.Guard;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogFormat;

/** A Lambda behind an HTTP server of its own, and the SDK's client for it. */
final class TestLambda implements AutoCloseable {

    static final String ACCOUNT = "000000000000";

    /** Knows no roles, so that everybody may do everything. */
    static final Guard ADMINISTRATORS = new Guard(Map.of(), List.of());

    private final LambdaService service;
    private final Gateway gateway;
    private final LambdaClient client;

    TestLambda(Path workDirectory, int maxEnvironments, List<CreateFunctionRequest> functions) {
        this(options(workDirectory, maxEnvironments), functions, ADMINISTRATORS);
    }

    TestLambda(LambdaOptions options, List<CreateFunctionRequest> functions, Guard guard) {
        service = new LambdaService(options, guard);
        gateway = Gateway.start(0, Map.of("lambda", service));
        client = LambdaClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(overrides -> overrides.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
        functions.forEach(client::createFunction);
    }

    static LambdaOptions options(Path workDirectory, int maxEnvironments) {
        return new LambdaOptions(
                "eu-central-1",
                ACCOUNT,
                () -> URI.create("http://127.0.0.1:4566"),
                maxEnvironments,
                List.of(Duration.ofMillis(20), Duration.ofMillis(40)),
                workDirectory);
    }

    static CreateFunctionRequest function(String name, Class<?> handler, Duration timeout) {
        return CreateFunctionRequest.builder()
                .functionName(name)
                .runtime("java25")
                .code(code -> code.zipFile(TestJar.BYTES))
                .handler(handler.getName())
                .environment(environment -> environment.variables(Map.of("GREETING", "hello wörld")))
                .timeout(Math.toIntExact(timeout.toSeconds()))
                .memorySize(256)
                .role("arn:aws:iam::" + ACCOUNT + ":role/" + name)
                .loggingConfig(logging -> logging.logFormat(LogFormat.JSON))
                .build();
    }

    LambdaService service() {
        return service;
    }

    LambdaClient client() {
        return client;
    }

    URI endpoint() {
        return gateway.endpoint();
    }

    InvokeResponse invoke(String function, String payload) {
        return client.invoke(InvokeRequest.builder()
                .functionName(function)
                .payload(SdkBytes.fromUtf8String(payload))
                .build());
    }

    /** Invokes without waiting, and returns the id of the request. */
    String event(String function, String payload) {
        InvokeResponse response = client.invoke(InvokeRequest.builder()
                .functionName(function)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(payload))
                .build());
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.payload().asUtf8String()).isEmpty();
        return response.responseMetadata().requestId();
    }

    @Override
    public void close() {
        client.close();
        gateway.close();
        service.close();
    }
}
