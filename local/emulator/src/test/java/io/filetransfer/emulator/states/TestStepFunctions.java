package io.filetransfer.emulator.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.filetransfer.emulator.states.engine.TimeScale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The service on a free port, with a client of the SDK. */
public final class TestStepFunctions implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::000000000000:role/test";
    static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:";
    static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:";

    final FakeLambda lambda = new FakeLambda();
    final StepFunctionsService service;
    public final SfnClient client;
    final URI endpoint;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public TestStepFunctions() {
        this(TimeScale.dividedBy(1000), Duration.ofSeconds(20));
    }

    TestStepFunctions(TimeScale timeScale, Duration poll) {
        service = new StepFunctionsService(role -> lambda, timeScale, new Arns("us-east-1", "000000000000"), poll);
        server = start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        client = SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private HttpServer start() {
        try {
            HttpServer created = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            created.createContext("/", service::handle);
            created.setExecutor(threads);
            created.start();
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Defines a function and returns its ARN. */
    public String functionReturning(String name, int bytes) {
        lambda.returning(name, '"' + "x".repeat(bytes - 2) + '"');
        return FUNCTION + name;
    }

    String activity(String name) {
        return client.createActivity(request -> request.name(name)).activityArn();
    }

    String machine(String definition) {
        return client.createStateMachine(request -> request.name("machine-" + UUID.randomUUID())
                        .roleArn(ROLE)
                        .definition(definition))
                .stateMachineArn();
    }

    String start(String definition, String input) {
        String machine = machine(definition);
        return client.startExecution(request -> request.stateMachineArn(machine).input(input))
                .executionArn();
    }

    /** Runs a machine to its end. */
    DescribeExecutionResponse run(String definition, String input) {
        return finished(start(definition, input));
    }

    /** Runs a machine of one state, which is not the end unless it says so. */
    String output(String definition, String input) {
        DescribeExecutionResponse end = run(definition, input);
        assertThat(end.status()).as(() -> end.toString()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return end.output();
    }

    DescribeExecutionResponse finished(String execution) {
        await(() -> describe(execution).status() != ExecutionStatus.RUNNING);
        return describe(execution);
    }

    DescribeExecutionResponse describe(String execution) {
        return client.describeExecution(request -> request.executionArn(execution));
    }

    List<HistoryEvent> history(String execution) {
        return client
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(execution).maxResults(1000))
                .stream()
                .flatMap(page -> page.events().stream())
                .toList();
    }

    List<String> types(String execution) {
        return history(execution).stream().map(HistoryEvent::typeAsString).toList();
    }

    void awaitEvent(String execution, String type) {
        await(() -> types(execution).contains(type));
    }

    GetActivityTaskResponse task(String activity) {
        return client.getActivityTask(request -> request.activityArn(activity).workerName("worker"));
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A machine that consists of one state, given by its fields. */
    static String only(String fields) {
        return "{\"StartAt\":\"Only\",\"States\":{\"Only\":{" + fields + "}}}";
    }

    static String task(String resource, String fields) {
        return only("\"Type\":\"Task\",\"End\":true,\"Resource\":\"" + resource + "\"" + fields);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(
                TestStepFunctions.class.getResourceAsStream("/states/" + name), "no test resource " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        service.close();
        client.close();
        server.stop(0);
        threads.close();
    }
}
