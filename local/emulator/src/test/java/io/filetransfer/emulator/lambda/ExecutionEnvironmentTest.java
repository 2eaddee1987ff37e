package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class ExecutionEnvironmentTest {

    @TempDir
    static Path workDirectory;

    private static TestLambda lambda;

    @BeforeAll
    static void start() {
        lambda = new TestLambda(
                workDirectory,
                2,
                List.of(
                        TestLambda.function("obedient", TestHandlers.Obedient.class, Duration.ofSeconds(20)),
                        TestLambda.function("hasty", TestHandlers.Obedient.class, Duration.ofSeconds(1)),
                        TestLambda.function("variables", TestHandlers.Variables.class, Duration.ofSeconds(20)),
                        TestLambda.function("broken", TestHandlers.Unconstructible.class, Duration.ofSeconds(20)),
                        TestLambda.function("quitter", TestHandlers.Quitter.class, Duration.ofSeconds(20)),
                        TestLambda.function("missing", LambdaService.class, Duration.ofSeconds(20))));
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    @Test
    void environment_variables_areThoseOfLambdaAndTheFunctionsOwnOnly() throws IOException {
        JsonNode variables = json(lambda.invoke("variables", "{}"));

        assertThat(names(variables))
                .containsExactlyInAnyOrder(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_DEFAULT_REGION",
                        "AWS_ENDPOINT_URL",
                        "AWS_EXECUTION_ENV",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_LAMBDA_LOG_FORMAT",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_LEVEL",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "AWS_LAMBDA_RUNTIME_API",
                        "AWS_REGION",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "GREETING",
                        "LAMBDA_RUNTIME_DIR",
                        "LAMBDA_TASK_ROOT",
                        "LANG",
                        "PATH",
                        "TZ",
                        "_HANDLER",
                        "class.path",
                        "context.arn",
                        "context.memory",
                        "context.remaining");
        assertThat(variables.get("GREETING").asText()).isEqualTo("hello wörld");
        assertThat(variables.get("AWS_ENDPOINT_URL").asText()).isEqualTo("http://127.0.0.1:4566");
        assertThat(variables.get("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("variables");
        assertThat(variables.get("context.arn").asText())
                .isEqualTo("arn:aws:lambda:eu-central-1:000000000000:function:variables");
        assertThat(variables.get("context.remaining").asInt()).isBetween(10_000, 20_000);
        assertThat(variables.get("context.memory").asText()).isEqualTo("256");
    }

    @Test
    void environment_classPath_isTheRuntimeInterfaceClientAndWhatItNeeds() throws IOException {
        String classPath =
                json(lambda.invoke("variables", "{}")).get("class.path").asText();

        assertThat(Stream.of(classPath.split(":", -1))
                        .map(jar -> Path.of(jar).getFileName().toString().replaceAll("-[0-9.]+\\.jar", "")))
                .startsWith(
                        "environment-main.jar",
                        "aws-lambda-java-runtime-interface-client",
                        "aws-lambda-java-core",
                        "aws-lambda-java-serialization",
                        "utils-lite")
                .as("and the function's own jar")
                .hasSize(6);
        assertThat(lambda.invoke("obedient", "\"load org.slf4j.Logger\"")
                        .payload()
                        .asUtf8String())
                .isEqualTo("false");
    }

    @Test
    void environment_sequentialInvocations_reuseTheProcess() {
        assertThat(pid("obedient")).isEqualTo(pid("obedient"));
    }

    @Test
    void environment_concurrentInvocations_shareNoProcessAndNeverExceedTheLimit() throws Exception {
        Set<Long> before = children();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<InvokeResponse>> calls = new ArrayList<>();
            IntStream.range(0, 6)
                    .forEach(i -> calls.add(
                            CompletableFuture.supplyAsync(() -> lambda.invoke("hasty", "\"sleep 200\""), callers)));
            Set<Long> seen = new HashSet<>();
            while (!CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                    .isDone()) {
                seen.addAll(children());
                Thread.sleep(5);
            }
            seen.removeAll(before);

            assertThat(calls)
                    .allSatisfy(call -> assertThat(call.get().functionError()).isNull());
            assertThat(seen).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void environment_processExits_reportsTheExitStatusAndIsReplaced() throws IOException {
        InvokeResponse response = lambda.invoke("obedient", "\"exit 3\"");

        assertError(response, "Runtime.ExitError", " Error: Runtime exited with error: exit status 3");
        assertThat(lambda.invoke("obedient", "\"again\"").functionError()).isNull();
    }

    @Test
    void environment_processExitsWithStatusZero_reportsThatNoReasonWasGiven() throws IOException {
        InvokeResponse response = lambda.invoke("obedient", "\"exit 0\"");

        assertError(response, "Runtime.ExitError", " Error: Runtime exited without providing a reason");
    }

    @Test
    void environment_processIsKilled_reportsTheSignal() throws Exception {
        long pid = pid("obedient");
        CompletableFuture<InvokeResponse> call =
                CompletableFuture.supplyAsync(() -> lambda.invoke("obedient", "\"sleep 15000\""));
        Thread.sleep(200);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertError(
                call.get(10, TimeUnit.SECONDS),
                "Runtime.ExitError",
                " Error: Runtime exited with error: signal: killed");
    }

    @Test
    void environment_functionExceedsItsTimeout_isKilledReportedAndReplaced() throws IOException {
        long pid = pid("hasty");
        InvokeResponse response = lambda.invoke("hasty", "\"sleep 15000\"");

        assertError(response, "Sandbox.Timedout", " Error: Task timed out after 1.00 seconds");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(lambda.invoke("hasty", "\"again\"").functionError()).isNull();
    }

    @Test
    void environment_constructorThrows_reportsTheExceptionToEveryInvocation() throws IOException {
        for (int i = 0; i < 2; i++) {
            JsonNode error = json(lambda.invoke("broken", "{}"));
            assertThat(error.get("errorType").asText()).isEqualTo("java.lang.IllegalArgumentException");
            assertThat(error.get("errorMessage").asText()).isEqualTo("no such setting");
        }
    }

    @Test
    void environment_processExitsWhileStarting_reportsTheExitStatus() throws IOException {
        assertError(
                lambda.invoke("quitter", "{}"),
                "Runtime.ExitError",
                " Error: Runtime exited with error: exit status 7");
    }

    @Test
    void environment_handlerClassIsMissing_reportsIt() throws IOException {
        InvokeResponse response = lambda.invoke("missing", "{}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(json(response).get("errorType").asText()).isEqualTo("java.lang.ClassNotFoundException");
        assertThat(json(response).get("errorMessage").asText())
                .isEqualTo("Class not found: " + LambdaService.class.getName());
    }

    @Test
    void environment_temporaryFolder_isItsOwnAndGoesWithIt() throws Exception {
        Path temporary =
                Path.of(json(lambda.invoke("obedient", "\"temporary\"")).asText());
        assertThat(temporary).isDirectory().startsWith(workDirectory);

        lambda.invoke("obedient", "\"exit 1\"");

        await(() -> !Files.exists(temporary.getParent()));
    }

    @Test
    void environment_processExits_leavesTheReasonInItsLog() throws Exception {
        lambda.invoke("obedient", "\"exit 5\"");

        assertThat(logs("obedient"))
                .anySatisfy(log -> assertThat(log)
                        .content()
                        .contains("order exit\n")
                        .contains("\"type\":\"platform.fault\"")
                        .contains("Runtime exited with error: exit status 5"));
    }

    @Test
    void environment_log_isKeptInTheWorkDirectory() throws IOException {
        lambda.invoke("obedient", "\"remember\"");

        assertThat(logs("obedient")).anySatisfy(log -> assertThat(log).content().contains("order remember\n"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static List<Path> logs(String function) throws IOException {
        try (Stream<Path> logs = Files.list(workDirectory.resolve("logs").resolve(function))) {
            return logs.toList();
        }
    }

    private static long pid(String function) {
        return Long.parseLong(lambda.invoke(function, "\"pid\"").payload().asUtf8String());
    }

    /** Other tests have processes too. */
    private static Set<Long> children() {
        Set<Long> pids = new HashSet<>();
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(workDirectory.toString()))
                .forEach(child -> pids.add(child.pid()));
        return pids;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void assertError(InvokeResponse response, String type, String message) throws IOException {
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(json(response).get("errorType").asText()).isEqualTo(type);
        assertThat(json(response).get("errorMessage").asText())
                .isEqualTo("RequestId: " + response.responseMetadata().requestId() + message);
    }

    private static JsonNode json(InvokeResponse response) throws IOException {
        return new ObjectMapper().readTree(response.payload().asByteArray());
    }
}
