package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.iam.CallLog;
import io.filetransfer.runner.transfer.FaultyNetwork.Fate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Transfers that together make every call that the functions can make. The zones are in buckets of their own, to be told apart. */
final class EveryCall implements AutoCloseable {

    private static final String DESTINATION = "file-transfer-refined";
    private static final int LARGE = 2 * TransferWorld.PART_BYTES + 1_000_000;

    private final UnluckyWriter writer;
    private final FaultyNetwork lambdaNetwork;
    private final TransferWorld world;

    private EveryCall(UnluckyWriter writer, FaultyNetwork lambdaNetwork, TransferWorld world) {
        this.writer = writer;
        this.lambdaNetwork = lambdaNetwork;
        this.world = world;
    }

    static EveryCall start(Path workDirectory) {
        UnluckyWriter writer = new UnluckyWriter();
        FaultyNetwork lambdaNetwork = new FaultyNetwork();
        TransferWorld world = TransferWorld.start(
                workDirectory,
                Map.of("DestinationBucket", DESTINATION),
                Map.of(
                        "AWS_ENDPOINT_URL_S3", writer.endpoint().toString(),
                        "AWS_ENDPOINT_URL_LAMBDA", lambdaNetwork.environment().get("AWS_ENDPOINT_URL_LAMBDA"),
                        "FILES_PER_INVOCATION", "2"));
        writer.connect(world.endpoint());
        writer.expect(new UnluckyWriter.Plan(Moment.SECOND_PART, key -> {}));
        lambdaNetwork.connect(world.endpoint());
        return new EveryCall(writer, lambdaNetwork, world);
    }

    CallLog calls() {
        return world.calls();
    }

    void filesMovedAtOnceInPartsAndTogether() throws InterruptedException {
        world.put("raw/a.csv", "one");
        world.put("raw/b.csv", "two");
        putTagged("raw/small.csv", 20);
        putTagged("raw/large.csv", LARGE);
        succeeds();
    }

    void filesReplacedAtTheDestination() throws InterruptedException {
        filesMovedAtOnceInPartsAndTogether();
    }

    void sourceChangedBetweenItsParts() throws InterruptedException {
        putTagged("raw/changing.csv", LARGE);
        writer.expect(new UnluckyWriter.Plan(Moment.SECOND_PART, key -> putTagged(key, LARGE + 1)));
        succeeds();
        assertThat(writer.replaced()).contains("raw/changing.csv");
    }

    /** One invoke fails for good, and those before it are not repeated by master's next run. */
    void fanOutInterrupted() throws InterruptedException {
        IntStream.range(0, 10).forEach(i -> world.put("raw/%d.csv".formatted(i), "content"));
        AtomicInteger calls = new AtomicInteger();
        lambdaNetwork.decide(call -> calls.incrementAndGet() == 3 ? Fate.REJECTED : Fate.ANSWERED);
        succeeds();
    }

    /** The second one's status is handed the task of the first, which has waited longer, and parks it. */
    void executionsOverlapping() throws InterruptedException {
        world.put("raw/a.csv", "content");
        world.speed(1);
        String first = world.startExecution();
        world.speed(TransferWorld.USUAL_SPEED);
        String second = world.startExecution();
        for (String execution : List.of(first, second)) {
            assertThat(world.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    /** Its key at the destination would be longer than S3 allows. */
    void fileFailing() throws InterruptedException {
        String poison = "raw/" + "x".repeat(1013) + ".csv";
        world.put(poison, "content");
        DescribeExecutionResponse execution = world.transfer();
        assertThat(execution.error()).isEqualTo("FileTransferFailed");
        world.clear();
    }

    /** As if another execution's slave had moved it before this one's master recorded it. */
    void fileMovedAndNotMarked() throws InterruptedException {
        String file = "raw/moved.csv";
        world.s3()
                .putObject(put -> put.bucket(DESTINATION).key("refined/moved.csv"), RequestBody.fromString("content"));
        world.speed(1);
        String execution = world.startExecution();
        record(Map.of(
                "file_name",
                file,
                "file_transfer_status",
                "started",
                "execution_id",
                execution,
                "unfinished_in",
                execution + "#" + Math.floorMod(file.hashCode(), 16)));
        world.speed(TransferWorld.USUAL_SPEED);
        assertThat(world.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.statuses()).containsEntry(file, "completed");
    }

    /** With a file that is recorded and nowhere else, so that the answer comes at once. */
    void statusByHand() {
        record(Map.of("file_name", "raw/ghost.csv", "file_transfer_status", "started"));
        try (LambdaClient lambda = TestClients.lambda(world.endpoint())) {
            String answer = lambda.invoke(invoke ->
                            invoke.functionName("file-transfer-status").payload(SdkBytes.fromUtf8String("{}")))
                    .payload()
                    .asUtf8String();
            assertThat(answer).contains("recorded files not completed", "raw/ghost.csv");
        }
    }

    @Override
    public void close() {
        world.close();
        writer.close();
        lambdaNetwork.close();
    }

    private void succeeds() throws InterruptedException {
        DescribeExecutionResponse execution = world.transfer();
        assertThat(execution.status()).as(execution.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.keys("raw/")).isEmpty();
    }

    private void putTagged(String key, int size) {
        world.s3()
                .putObject(
                        put -> put.bucket(TransferWorld.BUCKET).key(key).tagging("team=a"),
                        RequestBody.fromBytes(new byte[size]));
    }

    private void record(Map<String, String> item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.forEach((name, value) -> attributes.put(name, AttributeValue.fromS(value)));
        world.dynamoDb().putItem(put -> put.tableName("file-transfer-status").item(attributes));
    }
}
