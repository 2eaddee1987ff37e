package io.filetransfer.runner.transfer;

import io.filetransfer.emulator.cloud.CloudOptions;
import io.filetransfer.emulator.cloud.LocalCloud;
import io.filetransfer.emulator.iam.CallLog;
import io.filetransfer.emulator.states.engine.TimeScale;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.emulator.template.RoleResource;
import io.filetransfer.emulator.template.Stack;
import io.filetransfer.emulator.template.StackChanges;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The deployed system on the embedded services, with time that runs many times faster while a state machine waits. */
final class TransferWorld implements AutoCloseable {

    static final Path PROJECT = Path.of("..", "..");
    static final String BUCKET = "file-transfer-integration";

    private static final String REGION = "us-east-1";
    private static final String ACCOUNT_ID = "123456789012";
    static final DeploymentTarget TARGET = new DeploymentTarget("file-transfer", REGION, ACCOUNT_ID);
    static final double USUAL_SPEED = 60;
    private static final int FEW = 2;

    /** What S3 takes as a part at the least, so that a file need not be large to be copied in parts. */
    static final int PART_BYTES = 5 * 1024 * 1024;

    private static final Map<String, String> SETTINGS = Map.of(
            "MULTIPART_THRESHOLD_BYTES", Integer.toString(PART_BYTES),
            "PART_SIZE_BYTES", Integer.toString(PART_BYTES),
            "FILES_PER_INVOCATION", "1");

    private final LocalCloud cloud;
    private final Stack stack;
    private final AtomicReference<Double> speed;

    private TransferWorld(LocalCloud cloud, Stack stack, AtomicReference<Double> speed) {
        this.cloud = cloud;
        this.stack = stack;
        this.speed = speed;
    }

    static TransferWorld start(Path workDirectory, Map<String, String> parameters) {
        return start(workDirectory, parameters, Map.of());
    }

    /** Starts the system with other environment variables for all its functions. */
    static TransferWorld start(Path workDirectory, Map<String, String> parameters, Map<String, String> environment) {
        return start(workDirectory, with(environment, stack(parameters)), FEW);
    }

    /**
     * Starts the system with other environment variables, a changed definition of its state machine, and room for more invocations.
     *
     * @param invocations how many invocations of each function run at the same time
     */
    static TransferWorld start(
            Path workDirectory, Map<String, String> environment, UnaryOperator<String> definition, int invocations) {
        return start(
                workDirectory, StackChanges.definition(with(environment, stack(Map.of())), definition), invocations);
    }

    /** Starts another stack. */
    static TransferWorld start(Path workDirectory, Stack stack) {
        return start(workDirectory, stack, FEW);
    }

    /** Starts the system with other environment variables for all its functions, and other policies for its roles. */
    static TransferWorld start(
            Path workDirectory,
            Map<String, String> parameters,
            Map<String, String> environment,
            UnaryOperator<RoleResource> roles) {
        return start(workDirectory, StackChanges.roles(with(environment, stack(parameters)), roles), FEW);
    }

    private static TransferWorld start(Path workDirectory, Stack stack, int invocations) {
        AtomicReference<Double> speed = new AtomicReference<>(USUAL_SPEED);
        CloudOptions options = new CloudOptions(
                0,
                workDirectory,
                REGION,
                ACCOUNT_ID,
                wait -> TimeScale.dividedBy(speed.get()).scale(wait),
                List.of(Duration.ofMillis(50)),
                invocations);
        return new TransferWorld(LocalCloud.start(stack, options), stack, speed);
    }

    URI endpoint() {
        return cloud.endpoint();
    }

    S3Client s3() {
        return cloud.clients().s3();
    }

    DynamoDbClient dynamoDb() {
        return cloud.clients().dynamoDb();
    }

    SfnClient stepFunctions() {
        return cloud.clients().stepFunctions();
    }

    CallLog calls() {
        return cloud.calls();
    }

    void put(String key, String content) {
        s3().putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    String content(String key) {
        return s3().getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }

    NavigableSet<String> keys(String prefix) {
        return s3()
                .listObjectsV2Paginator(
                        list -> list.bucket(BUCKET).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .map(S3Object::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        dynamoDb()
                .scanPaginator(scan -> scan.tableName(table()))
                .items()
                .forEach(item -> statuses.put(
                        item.get("file_name").s(),
                        item.get("file_transfer_status").s()));
        return statuses;
    }

    /** Deletes the status table. */
    void deleteTable() {
        dynamoDb().deleteTable(delete -> delete.tableName(table()));
    }

    private String table() {
        return stack.tables().getFirst().name();
    }

    /** Sets how many times faster than real time Wait states and retry intervals pass. */
    void speed(double divisor) {
        speed.set(divisor);
    }

    /** Empties the zones and the table. */
    void clear() {
        speed.set(USUAL_SPEED);
        keys("").forEach(
                        key -> s3().deleteObject(delete -> delete.bucket(BUCKET).key(key)));
        statuses()
                .keySet()
                .forEach(file -> dynamoDb()
                        .deleteItem(delete ->
                                delete.tableName(table()).key(Map.of("file_name", AttributeValue.fromS(file)))));
    }

    /** Runs an execution to its end. */
    DescribeExecutionResponse transfer() throws InterruptedException {
        return await(startExecution());
    }

    /** Starts an execution and returns its ARN. */
    String startExecution() {
        return startExecution("test-" + UUID.randomUUID(), "{}");
    }

    /** Starts an execution and returns its ARN. */
    String startExecution(String name, String input) {
        String machine = stack.stateMachines().getFirst().arn();
        return stepFunctions()
                .startExecution(
                        start -> start.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    /** Waits until an execution has ended. */
    DescribeExecutionResponse await(String arn) throws InterruptedException {
        DescribeExecutionResponse execution = describe(arn);
        while (execution.status() == ExecutionStatus.RUNNING) {
            Thread.sleep(20);
            execution = describe(arn);
        }
        return execution;
    }

    List<HistoryEvent> history(DescribeExecutionResponse execution) {
        return stepFunctions()
                .getExecutionHistoryPaginator(request -> request.executionArn(execution.executionArn()))
                .events()
                .stream()
                .toList();
    }

    /** Returns what the template deploys. */
    static Stack stack(Map<String, String> parameters) {
        return Stack.read(PROJECT.resolve("template.yaml"), parameters, TARGET);
    }

    private static Stack with(Map<String, String> environment, Stack stack) {
        return StackChanges.environment(stack, own -> {
            Map<String, String> variables = new TreeMap<>(own);
            variables.putAll(SETTINGS);
            variables.putAll(environment);
            return variables;
        });
    }

    private DescribeExecutionResponse describe(String arn) {
        return stepFunctions().describeExecution(request -> request.executionArn(arn));
    }

    @Override
    public void close() {
        cloud.close();
    }
}
