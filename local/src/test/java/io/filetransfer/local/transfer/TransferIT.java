package io.filetransfer.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sfn.model.ActivityScheduledEventDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.LambdaFunctionFailedEventDetails;
import software.amazon.awssdk.services.sfn.model.LambdaFunctionScheduledEventDetails;

/** The functions' jars, the state machine and the template together, as they are deployed. */
class TransferIT {

    private static final String BOTH_BRANCHES_PASSED =
            "[\"File Transfer Passed. Send SES emails etc to admin.\",\"FileTransferWorkerCheckFileStatusPassed.\"]";

    private static final List<String> ODD_NAMES = List.of(
            "a b.csv",
            "a+b.csv",
            "a%2Fb.csv",
            "a&b=c?.csv",
            "ünï-日本語.csv",
            "x/raw_y.csv",
            "raw/x/raw_y.csv",
            "a.csv",
            "a.csv.gz",
            "a.csv2",
            "dir.csv/part-1",
            "dir",
            "quote'\"<>.csv",
            "//double.csv");

    @TempDir
    private static Path workDirectory;

    private static TransferWorld world;

    @BeforeAll
    static void start() {
        world = TransferWorld.start(workDirectory, Map.of());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void transfer_oddKeysAndSiblings_movesEveryCsvByteForByteAndNothingElse() throws InterruptedException {
        Map<String, String> contents = new TreeMap<>();
        ODD_NAMES.forEach(name -> contents.put(name, "content of " + name));
        contents.put("README.md", "stays");
        contents.forEach((name, content) -> world.put("raw/" + name, content));
        world.put("rawdata/not-in-the-zone.csv", "stays");

        DescribeExecutionResponse execution = world.transfer();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output()).isEqualTo(BOTH_BRANCHES_PASSED);
        assertThat(world.keys("raw")).containsExactly("raw/README.md", "raw/dir", "rawdata/not-in-the-zone.csv");
        contents.keySet().removeAll(List.of("README.md", "dir"));
        assertThat(refined()).isEqualTo(contents);
        assertThat(world.statuses())
                .isEqualTo(contents.keySet().stream()
                        .collect(Collectors.toMap(name -> "raw/" + name, name -> "completed")));
    }

    @Test
    void transfer_contentHeadersAndMetadata_areKept() throws InterruptedException {
        world.s3()
                .putObject(
                        put -> put.bucket(TransferWorld.BUCKET)
                                .key("raw/a.csv")
                                .contentType("text/csv; charset=utf-16")
                                .contentDisposition("attachment")
                                .metadata(Map.of("owner", "finance")),
                        RequestBody.fromString("a,b"));

        world.transfer();

        HeadObjectResponse moved =
                world.s3().headObject(head -> head.bucket(TransferWorld.BUCKET).key("refined/a.csv"));
        assertThat(moved.contentType()).isEqualTo("text/csv; charset=utf-16");
        assertThat(moved.contentDisposition()).isEqualTo("attachment");
        assertThat(moved.metadata()).isEqualTo(Map.of("owner", "finance"));
    }

    @Test
    void transfer_fileAboveTheThreshold_arrivesInPartsWithAllThatItHas() throws InterruptedException {
        byte[] content = new byte[2 * TransferWorld.PART_BYTES + 12_345];
        new Random(7).nextBytes(content);
        world.s3()
                .putObject(
                        put -> put.bucket(TransferWorld.BUCKET)
                                .key("raw/large.csv")
                                .contentType("text/csv; charset=utf-16")
                                .contentDisposition("attachment; filename=\"large.csv\"")
                                .contentLanguage("en")
                                .contentEncoding("identity")
                                .cacheControl("no-store")
                                .expires(Instant.parse("2033-05-18T03:33:20Z"))
                                .metadata(Map.of("owner", "finance", "reason", "a test"))
                                .tagging("team=a%20b&retention=7%20years"),
                        RequestBody.fromBytes(content));
        HeadObjectResponse source = head("raw/large.csv");

        assertThat(world.transfer().status()).isEqualTo(ExecutionStatus.SUCCEEDED);

        HeadObjectResponse moved = head("refined/large.csv");
        assertThat(moved.eTag()).as("entity tag of an object of three parts").endsWith("-3\"");
        assertThat(moved.contentType()).isEqualTo(source.contentType());
        assertThat(moved.contentDisposition()).isEqualTo(source.contentDisposition());
        assertThat(moved.contentLanguage()).isEqualTo("en");
        assertThat(moved.contentEncoding()).isEqualTo("identity");
        assertThat(moved.cacheControl()).isEqualTo("no-store");
        assertThat(moved.expiresString()).isEqualTo("Wed, 18 May 2033 03:33:20 GMT");
        assertThat(moved.metadata()).isEqualTo(Map.of("owner", "finance", "reason", "a test"));
        assertThat(moved.checksumCRC32()).isNotNull().isEqualTo(source.checksumCRC32());
        assertThat(world.s3()
                        .getObjectTagging(
                                tags -> tags.bucket(TransferWorld.BUCKET).key("refined/large.csv"))
                        .tagSet())
                .extracting(Tag::key, Tag::value)
                .containsExactlyInAnyOrder(tuple("team", "a b"), tuple("retention", "7 years"));
        assertThat(world.s3()
                        .getObjectAsBytes(
                                get -> get.bucket(TransferWorld.BUCKET).key("refined/large.csv"))
                        .asByteArray())
                .isEqualTo(content);
        assertThat(world.keys("raw/")).isEmpty();
    }

    @Test
    void transfer_threePagesOfFiles_movesAll() throws InterruptedException {
        IntStream.range(0, 2100).parallel().forEach(i -> world.put("raw/%05d.csv".formatted(i), "row " + i));

        assertThat(world.transfer().status()).isEqualTo(ExecutionStatus.SUCCEEDED);

        assertThat(world.keys("raw/")).isEmpty();
        assertThat(world.keys("refined/")).hasSize(2100);
        assertThat(world.statuses())
                .hasSize(2100)
                .allSatisfy((file, status) -> assertThat(status).isEqualTo("completed"));
    }

    @Test
    void transfer_emptyZoneAndThenAgainWithFiles_succeedsEachTime() throws InterruptedException {
        assertThat(world.transfer().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        world.put("raw/a.csv", "monday");
        assertThat(world.transfer().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        world.put("raw/a.csv", "tuesday");
        assertThat(world.transfer().status()).isEqualTo(ExecutionStatus.SUCCEEDED);

        assertThat(refined()).isEqualTo(Map.of("a.csv", "tuesday"));
    }

    /** The article looks once, 30 s after master, and fails every transfer that takes longer. */
    @Test
    void transfer_txtLeftInTheZone_isCheckedForTheActivitysHourAndThenFails() throws InterruptedException {
        world.put("raw/a.csv", "moved");
        world.put("raw/notes.txt", "nobody moves this");
        world.speed(1000);

        DescribeExecutionResponse execution = world.transfer();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("io.filetransfer.status.FileTransferIncompleteException");
        assertThat(execution.cause()).startsWith("File Transfer Failed: ").contains("raw/notes.txt");
        assertThat(refined()).isEqualTo(Map.of("a.csv", "moved"));
        List<LambdaFunctionFailedEventDetails> checks = failures(execution);
        assertThat(checks).hasSize(119);
        assertThat(checks.getLast().error()).isEqualTo("io.filetransfer.status.FileTransferIncompleteException");
        assertThat(checks.getLast().cause())
                .contains("files left under s3://file-transfer-integration/raw/: 1 (raw/notes.txt)");
        assertThat(enteredStates(execution)).contains("FileTransferWorkerCheckFileStatusFailed");
    }

    @Test
    void transfer_masterFails_goesOnToTheWaitAndTheCheck() throws InterruptedException {
        world.put("raw/a.csv", "left");
        world.speed(1000);
        TableDescription table = world.deleteTable();
        try {
            DescribeExecutionResponse execution = world.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.cause()).startsWith("File Transfer Failed: ").contains("raw/a.csv");
            assertThat(enteredStates(execution))
                    .containsSubsequence(
                            "InvokeFileTransferWorker",
                            "FileTransferFileTransferWait",
                            "FileTransferWorkerCheckFileStatus",
                            "FileTransferWorkerCheckFileStatusFailed");
            assertThat(failures(execution).getFirst().error())
                    .isEqualTo("io.filetransfer.master.FanOutUnfinishedException");
            assertThat(world.content("raw/a.csv")).isEqualTo("left");
        } finally {
            world.createTable(table);
        }
    }

    @Test
    void transfer_destinationBucketMissing_isRetriedThenFailsNamingFileAndErrorAndNothingIsLost(
            @TempDir Path otherWorkDirectory) throws InterruptedException {
        try (TransferWorld other = TransferWorld.start(otherWorkDirectory, Map.of("DestinationBucket", "soon-gone"))) {
            other.s3().deleteBucket(delete -> delete.bucket("soon-gone"));
            other.put("raw/a.csv", "kept");

            DescribeExecutionResponse execution = other.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.error()).isEqualTo("FileTransferFailed");
            assertThat(execution.cause())
                    .startsWith("File Transfer Failed: ")
                    .contains("raw/a.csv (3 attempts): MoveFailedException: cannot move", "soon-gone");
            assertThat(other.history(execution))
                    .extracting(HistoryEvent::type)
                    .containsOnlyOnce(HistoryEventType.ACTIVITY_FAILED);
            assertThat(other.asyncFailures()).singleElement().satisfies(failure -> {
                assertThat(failure.function()).isEqualTo("file-transfer-slave");
                assertThat(failure.attempts()).isEqualTo(3);
                assertThat(failure.payload()).contains("raw/a.csv");
                assertThat(failure.errorType()).isEqualTo("io.filetransfer.slave.MoveFailedException");
                assertThat(failure.errorMessage())
                        .startsWith(
                                "cannot move s3://file-transfer-integration/raw/a.csv to s3://soon-gone/refined/a.csv:");
            });
            assertThat(other.content("raw/a.csv")).isEqualTo("kept");
            assertThat(other.statuses()).isEqualTo(Map.of("raw/a.csv", "started"));
        }
    }

    /** People and schedules start executions with names and inputs of their own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "späť+Ünder_score.1@2 | {\"detail-type\": \"Scheduled Event\", \"detail\": {}, \"execution_id\": \"mine\"}",
                "a | \"text\"",
                "b | [1, {\"two\": 3}]",
                "c | null"
            })
    void transfer_anyNameAndInput_arePassedThroughUntouched(String name, String input) throws Exception {
        world.put("raw/a.csv", "moved");

        DescribeExecutionResponse execution = world.await(world.startExecution(name, input));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        ObjectMapper mapper = new ObjectMapper();
        List<String> inputs = world.history(execution).stream()
                .flatMap(event -> Stream.of(
                                Optional.ofNullable(event.activityScheduledEventDetails())
                                        .map(ActivityScheduledEventDetails::input),
                                Optional.ofNullable(event.lambdaFunctionScheduledEventDetails())
                                        .map(LambdaFunctionScheduledEventDetails::input))
                        .flatMap(Optional::stream))
                .toList();
        assertThat(inputs).hasSizeGreaterThanOrEqualTo(3);
        for (String taskInput : inputs) {
            assertThat(mapper.readTree(taskInput).path("input")).isEqualTo(mapper.readTree(input));
            assertThat(mapper.readTree(taskInput).path("execution_id").asText()).isEqualTo(execution.executionArn());
        }
    }

    private static HeadObjectResponse head(String key) {
        return world.s3()
                .headObject(head -> head.bucket(TransferWorld.BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    private static Map<String, String> refined() {
        return world.keys("refined/").stream()
                .collect(Collectors.toMap(
                        key -> key.substring("refined/".length()), world::content, (one, other) -> one, TreeMap::new));
    }

    private static List<LambdaFunctionFailedEventDetails> failures(DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .map(HistoryEvent::lambdaFunctionFailedEventDetails)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> enteredStates(DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }
}
