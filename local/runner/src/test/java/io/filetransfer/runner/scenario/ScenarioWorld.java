package io.filetransfer.runner.scenario;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.cloud.Deployer;
import io.filetransfer.emulator.template.Stack;
import io.filetransfer.emulator.template.StackChanges;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** A stack on an endpoint, which scenarios know through the services' public APIs alone. */
final class ScenarioWorld implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final Stack stack;
    private final ScenarioEndpoint endpoint;

    private ScenarioWorld(Stack stack, ScenarioEndpoint endpoint) {
        this.stack = stack;
        this.endpoint = endpoint;
    }

    /** Returns the world of a stack that is deployed already. */
    static ScenarioWorld deployed(Stack stack, ScenarioEndpoint endpoint) {
        return new ScenarioWorld(stack, endpoint);
    }

    static ScenarioWorld deploy(Stack stack, ScenarioEndpoint endpoint) {
        Stack shorter = StackChanges.definition(
                stack,
                endpoint.definitionDivisor() == 1 ? text -> text : new ShorterWaits(endpoint.definitionDivisor()));
        new Deployer(endpoint.clients(), endpoint.deployment()).deploy(shorter);
        return new ScenarioWorld(shorter, endpoint);
    }

    /** Deploys another stack to the same endpoint. */
    ScenarioWorld another(String name, Map<String, String> parameters) {
        return deploy(ScenarioStack.read(name, parameters), endpoint);
    }

    boolean has(Capability capability) {
        return endpoint.declarations().has(capability);
    }

    S3Client s3() {
        return endpoint.clients().s3();
    }

    String bucket() {
        return stack.buckets().getFirst();
    }

    PutObjectResponse put(String key, String content) {
        return s3().putObject(put -> put.bucket(bucket()).key(key), RequestBody.fromString(content));
    }

    String content(String key) {
        return s3().getObjectAsBytes(get -> get.bucket(bucket()).key(key)).asUtf8String();
    }

    NavigableSet<String> keys(String prefix) {
        return s3()
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket()).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .map(S3Object::key)
                .collect(toCollection(TreeSet::new));
    }

    /** Returns the content of all files in the refined zone, by their names in it. */
    NavigableMap<String, String> refined() {
        NavigableMap<String, String> refined = new TreeMap<>();
        keys("refined/").forEach(key -> refined.put(key.substring("refined/".length()), content(key)));
        return refined;
    }

    NavigableMap<String, String> statuses() {
        return recorded("file_transfer_status");
    }

    /** Returns by file name an attribute of the files that have it. */
    NavigableMap<String, String> recorded(String attribute) {
        NavigableMap<String, String> values = new TreeMap<>();
        items().stream()
                .filter(item -> item.containsKey(attribute))
                .forEach(item -> values.put(
                        item.get("file_name").s(), item.get(attribute).s()));
        return values;
    }

    /** Waits until a file's item has an error. */
    void awaitFailedAttempt(String file) throws InterruptedException {
        await(
                "a failed attempt of " + file,
                () -> items().stream()
                        .anyMatch(item -> item.get("file_name").s().equals(file) && item.containsKey("last_error")));
    }

    /** Sets how many times faster than real the endpoint's clock runs, if it can. */
    void speed(double speed) {
        endpoint.clock().accept(speed);
    }

    /** Empties the zones and the status table. */
    void clear() {
        speed(Endpoints.USUAL_SPEED);
        keys("").forEach(key ->
                s3().deleteObject(delete -> delete.bucket(bucket()).key(key)));
        statuses()
                .keySet()
                .forEach(file -> endpoint.clients()
                        .dynamoDb()
                        .deleteItem(delete -> delete.tableName(
                                        stack.tables().getFirst().name())
                                .key(Map.of("file_name", AttributeValue.fromS(file)))));
    }

    /** Has everything in the zone moved: by an execution, or where the endpoint has none by master, whose files are waited for. */
    void transfer() throws InterruptedException {
        if (has(Capability.executions)) {
            DescribeExecutionResponse execution = execute();
            assertThat(execution.status()).as(execution.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        } else {
            InvokeResponse master = invoke("master", "{}");
            assertThat(master.functionError())
                    .as(() -> master.payload().asUtf8String())
                    .isNull();
            await(
                    "every file to be completed",
                    () -> statuses().values().stream().allMatch("completed"::equals));
        }
    }

    /** Invokes a function's alias and waits for its answer. */
    InvokeResponse invoke(String function, String payload) {
        String name = stack.functions().stream()
                .map(resource -> resource.name())
                .filter(text -> text.endsWith("-" + function))
                .findFirst()
                .orElseThrow();
        return endpoint.clients()
                .lambda()
                .invoke(invoke ->
                        invoke.functionName(name).qualifier("live").payload(SdkBytes.fromUtf8String(payload)));
    }

    /** Runs an execution to its end. */
    DescribeExecutionResponse execute() throws InterruptedException {
        return await(start("test-" + UUID.randomUUID(), "{}"));
    }

    /** Starts an execution and returns its ARN. */
    String start(String name, String input) {
        String machine = stack.stateMachines().getFirst().arn();
        return endpoint.clients()
                .stepFunctions()
                .startExecution(
                        start -> start.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    /** Waits until an execution has ended. */
    DescribeExecutionResponse await(String arn) throws InterruptedException {
        await("the end of " + arn, () -> describe(arn).status() != ExecutionStatus.RUNNING);
        return describe(arn);
    }

    List<HistoryEvent> history(DescribeExecutionResponse execution) {
        return endpoint
                .clients()
                .stepFunctions()
                .getExecutionHistoryPaginator(request -> request.executionArn(execution.executionArn()))
                .events()
                .stream()
                .toList();
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private DescribeExecutionResponse describe(String arn) {
        return endpoint.clients().stepFunctions().describeExecution(request -> request.executionArn(arn));
    }

    private List<Map<String, AttributeValue>> items() {
        return endpoint
                .clients()
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(stack.tables().getFirst().name()))
                .items()
                .stream()
                .toList();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = 20;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + what).isLessThan(deadline);
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }
}
