package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

class CreateFunctionTest {

    private static final CreateFunctionRequest ECHO =
            TestLambda.function("echo", TestHandlers.Echo.class, Duration.ofSeconds(20));

    @TempDir
    private Path folder;

    private TestLambda lambda;
    private LambdaClient client;

    @BeforeEach
    void start() {
        lambda = new TestLambda(folder, 1, List.of());
        client = lambda.client();
    }

    @AfterEach
    void stop() {
        lambda.close();
    }

    @Test
    void create_zipFile_isActiveAndRunsIt() {
        CreateFunctionResponse created = client.createFunction(ECHO);

        assertThat(created.state()).isEqualTo(State.ACTIVE);
        assertThat(created.version()).isEqualTo("$LATEST");
        assertThat(lambda.invoke("echo", "{\"a\":1}").payload().asUtf8String()).isEqualTo("{\"a\":1}");
    }

    @Test
    void create_jarOnThisMachine_isRunWhereItLies() throws Exception {
        Path jar = folder.resolve("my function.jar");
        Files.write(jar, TestJar.BYTES.asByteArray());

        client.createFunction(changed(
                echo -> echo.code(code -> code.s3Bucket("/").s3Key(jar.toString()))
                        .handler(TestHandlers.Echo.class.getName() + "::handleRequest")));

        assertThat(lambda.invoke("echo", "1").payload().asUtf8String()).isEqualTo("1");
    }

    @Test
    void create_nameThatIsThere_isAConflict() {
        client.createFunction(ECHO);

        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> client.createFunction(ECHO))
                .withMessageContaining("Function already exist: echo");
    }

    @Test
    void create_whatIsNotSupported_isRefusedByName() {
        refused(echo -> echo.architectures(Architecture.ARM64), "Architectures");
        refused(echo -> echo.publish(true), "Publish");
        refused(echo -> echo.code(code -> code.zipFile(TestJar.BYTES).s3ObjectVersion("1")), "Code.S3ObjectVersion");
        refused(echo -> echo.functionName("my function"), "FunctionName is 'my function'");
        refused(echo -> echo.handler(" "), "Handler is ' '");
        refused(
                echo -> echo.loggingConfig(text -> text.logFormat(LogFormat.TEXT)),
                "LoggingConfig.LogFormat is 'Text'");
        refused(echo -> echo.loggingConfig(unsaid -> {}), "LoggingConfig.LogFormat is missing");
        refused(echo -> echo.runtime("python3.13"), "Runtime is 'python3.13'");
        refused(echo -> echo.timeout(901), "Timeout is '901', expected a whole number from 1 to 900");
        refused(echo -> echo.memorySize(64), "MemorySize is '64'");
        refused(echo -> echo.code(code -> code.s3Bucket("jars").s3Key("a.jar")), "Code.S3Bucket is 'jars'");
        refused(echo -> echo.code(code -> code.s3Bucket("/").s3Key("/no.jar")), "Code.S3Key is '/no.jar'");
        refused(echo -> echo.code(code -> {}), "Code.ZipFile is missing");
        refused(echo -> echo.environment(own -> own.variables(Map.of("AWS_REGION", "mars"))), "AWS_REGION");
        assertThat(client.listFunctions().functions()).isEmpty();
    }

    @Test
    void publish_twice_isOneVersion() {
        client.createFunction(changed(echo -> echo.snapStart(on -> on.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS))));

        PublishVersionResponse first = client.publishVersion(version -> version.functionName("echo"));
        PublishVersionResponse second = client.publishVersion(version -> version.functionName("echo"));

        assertThat(first.version()).isEqualTo("1").isEqualTo(second.version());
        assertThat(first.functionArn()).endsWith(":function:echo:1");
        assertThat(first.snapStart().optimizationStatus()).isEqualTo(SnapStartOptimizationStatus.ON);
        GetFunctionConfigurationResponse latest = client.getFunctionConfiguration(get -> get.functionName("echo"));
        assertThat(latest.version()).isEqualTo("$LATEST");
        assertThat(latest.snapStart().optimizationStatus()).isEqualTo(SnapStartOptimizationStatus.OFF);
    }

    @Test
    void alias_ofAVersion_isFoundAndNamedOnce() {
        client.createFunction(ECHO);
        client.publishVersion(version -> version.functionName("echo"));

        alias("live", "1");

        assertThat(client.getFunctionConfiguration(
                                get -> get.functionName("echo").qualifier("live"))
                        .version())
                .isEqualTo("1");
        assertThatExceptionOfType(ResourceConflictException.class).isThrownBy(() -> alias("live", "1"));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> alias("next", "2"));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> alias("next", "live"));
    }

    @Test
    void eventInvokeConfig_outOfBoundsOrOnNothing_isRefused() {
        client.createFunction(ECHO);

        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> client.putFunctionEventInvokeConfig(
                        config -> config.functionName("echo").maximumRetryAttempts(3)))
                .withMessageContaining("MaximumRetryAttempts is '3', expected a whole number from 0 to 2");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> client.putFunctionEventInvokeConfig(
                        config -> config.functionName("echo").qualifier("live").maximumRetryAttempts(1)));
    }

    @Test
    void concurrency_below0_isRefused() {
        client.createFunction(ECHO);

        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> client.putFunctionConcurrency(
                        concurrency -> concurrency.functionName("echo").reservedConcurrentExecutions(-1)));
        assertThat(client.putFunctionConcurrency(
                                concurrency -> concurrency.functionName("echo").reservedConcurrentExecutions(3))
                        .reservedConcurrentExecutions())
                .isEqualTo(3);
    }

    private void refused(Consumer<CreateFunctionRequest.Builder> change, String message) {
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> client.createFunction(changed(change)))
                .withMessageContaining(message);
    }

    private void alias(String name, String version) {
        client.createAlias(alias -> alias.functionName("echo").name(name).functionVersion(version));
    }

    private static CreateFunctionRequest changed(Consumer<CreateFunctionRequest.Builder> change) {
        return ECHO.toBuilder().applyMutation(change).build();
    }
}
