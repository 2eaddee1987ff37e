package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.ApplicationLogLevel;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.State;

/** A function with an alias, a snapshot, a log in JSON and a reserved concurrency. */
class PublishedFunctionTest {

    private static final String ARN = "arn:aws:lambda:eu-central-1:" + TestLambda.ACCOUNT + ":function:";

    @TempDir
    private static Path folder;

    private static TestLambda lambda;

    @BeforeAll
    static void start() {
        lambda = new TestLambda(
                folder,
                4,
                List.of(
                        function("snapped", TestHandlers.Snapped.class),
                        function("variables", TestHandlers.Variables.class),
                        function("obedient", TestHandlers.Obedient.class),
                        function("unconstructible", TestHandlers.Unconstructible.class),
                        function("quitter", TestHandlers.Quitter.class)));
        publish("snapped");
        publish("variables");
        publish("obedient");
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    @Test
    void invoke_snapStart_runsTheHooksBeforeTheFirstEvent() {
        assertThat(lambda.invoke("snapped:live", "{}").payload().asUtf8String()).isEqualTo("\"checkpoint,restore\"");
    }

    @Test
    void invoke_byAlias_runsThePublishedVersion() {
        InvokeResponse response = lambda.invoke(ARN + "obedient:live", "\"hello\"");

        assertThat(response.payload().asUtf8String()).isEqualTo("\"hello\"");
        assertThat(response.executedVersion()).isEqualTo("1");
    }

    @Test
    void invoke_byAnUnknownAlias_isNotFound() {
        assertThatThrownBy(() -> lambda.invoke("obedient:dead", "1"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: " + ARN + "obedient:dead");
    }

    @Test
    void variables_ofAPublishedVersion_sayHowItRunsAndLogs() throws IOException {
        JsonNode variables = new ObjectMapper()
                .readTree(lambda.invoke("variables:live", "{}").payload().asUtf8String());

        assertThat(Map.of(
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                        "AWS_LAMBDA_FUNCTION_VERSION", "1",
                        "AWS_LAMBDA_LOG_FORMAT", "JSON",
                        "AWS_LAMBDA_LOG_LEVEL", "TRACE",
                        "AWS_LAMBDA_LOG_GROUP_NAME", "/group"))
                .allSatisfy((name, value) ->
                        assertThat(variables.path(name).asText()).isEqualTo(value));
    }

    @Test
    void log_isJsonInEveryLine() throws IOException {
        lambda.invoke("snapped:live", "{}");

        List<JsonNode> lines = log("snapped");

        assertThat(lines)
                .extracting(line -> line.path("type").asText())
                .startsWith("platform.start", "", "platform.report");
        assertThat(lines.get(1).path("message").asText()).isEqualTo("seen [checkpoint, restore]");
        assertThat(lines.get(2).path("record").path("status").asText()).isEqualTo("success");
        assertThat(lines.get(2)
                        .path("record")
                        .path("metrics")
                        .path("memorySizeMB")
                        .asInt())
                .isEqualTo(256);
    }

    @Test
    void invoke_moreThanTheReservedConcurrency_runsNoMoreAtOnce() {
        Set<String> processes = IntStream.range(0, 8)
                .boxed()
                .gather(Gatherers.mapConcurrent(
                        8,
                        i -> lambda.invoke("obedient:live", "\"pid\"").payload().asUtf8String()))
                .collect(Collectors.toSet());

        assertThat(processes).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"unconstructible, no such setting", "quitter, Runtime exited with error: exit status 7"})
    void publish_functionThatCannotStart_isFailedForItsOwnReason(String name, String reason)
            throws InterruptedException {
        lambda.client().publishVersion(version -> version.functionName(name));

        GetFunctionConfigurationResponse version = version(name);
        while (version.state() == State.PENDING) {
            Thread.sleep(20);
            version = version(name);
        }

        assertThat(version.state()).isEqualTo(State.FAILED);
        assertThat(version.stateReason()).endsWith(reason);
        assertThat(lambda.client()
                        .getFunctionConfiguration(latest -> latest.functionName(name))
                        .state())
                .isEqualTo(State.ACTIVE);
    }

    private static GetFunctionConfigurationResponse version(String name) {
        return lambda.client()
                .getFunctionConfiguration(there -> there.functionName(name).qualifier("1"));
    }

    private static CreateFunctionRequest function(String name, Class<?> handler) {
        return TestLambda.function(name, handler, Duration.ofSeconds(60)).toBuilder()
                .snapStart(snapStart -> snapStart.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS))
                .loggingConfig(log ->
                        log.logGroup("/group").logFormat(LogFormat.JSON).applicationLogLevel(ApplicationLogLevel.TRACE))
                .build();
    }

    private static void publish(String name) {
        lambda.client()
                .putFunctionConcurrency(
                        concurrency -> concurrency.functionName(name).reservedConcurrentExecutions(1));
        lambda.client().publishVersion(version -> version.functionName(name));
        lambda.client()
                .createAlias(alias -> alias.functionName(name).name("live").functionVersion("1"));
    }

    private static List<JsonNode> log(String function) throws IOException {
        try (Stream<Path> logs = Files.list(folder.resolve("logs").resolve(function))) {
            return Files.readAllLines(logs.findFirst().orElseThrow()).stream()
                    .map(PublishedFunctionTest::json)
                    .toList();
        }
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
