package io.filetransfer.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sfn.model.ActivityScheduledEventDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.LambdaFunctionFailedEventDetails;
import software.amazon.awssdk.services.sfn.model.LambdaFunctionScheduledEventDetails;

/** What the whole promises, on any AWS: the functions' jars, the state machine and the template, deployed to an endpoint. */
@ExtendWith(Scenarios.class)
class ScenariosIT {

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

    private final ScenarioWorld world;

    ScenariosIT(ScenarioWorld world) {
        this.world = world;
    }

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    @Needs(Capability.anyKey)
    void transfer_oddKeysAndSiblings_movesEveryCsvByteForByteAndNothingElse() throws InterruptedException {
        Map<String, String> contents = new TreeMap<>();
        ODD_NAMES.forEach(name -> contents.put(name, "content of " + name));
        contents.put("README.md", "stays");
        contents.forEach((name, content) -> world.put("raw/" + name, content));
        world.put("rawdata/not-in-the-zone.csv", "stays");

        world.transfer();

        assertThat(world.keys("raw")).containsExactly("raw/README.md", "raw/dir", "rawdata/not-in-the-zone.csv");
        contents.keySet().removeAll(List.of("README.md", "dir"));
        assertThat(world.refined()).isEqualTo(contents);
        assertThat(world.statuses())
                .isEqualTo(contents.keySet().stream()
                        .collect(Collectors.toMap(name -> "raw/" + name, name -> "completed")));
    }

    @Test
    void transfer_fileBesideKeysThatBeginLikeIt_movesThatFileAlone() throws InterruptedException {
        world.put("raw/a.csv", "moved");
        world.put("raw/a.CSV", "stays");
        world.put("raw/a", "stays");
        world.put("rawdata/a.csv", "stays");

        world.transfer();

        assertThat(world.keys("")).containsExactly("raw/a", "raw/a.CSV", "rawdata/a.csv", "refined/a.csv");
        assertThat(world.content("refined/a.csv")).isEqualTo("moved");
    }

    @Test
    @Needs(Capability.executions)
    void execution_files_passesInBothBranches() throws InterruptedException {
        world.put("raw/a.csv", "moved");

        DescribeExecutionResponse execution = world.execute();

        assertThat(execution.status()).as(execution.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output()).isEqualTo(BOTH_BRANCHES_PASSED);
    }

    @Test
    void transfer_contentHeadersAndMetadata_areKept() throws InterruptedException {
        world.s3()
                .putObject(
                        put -> put.bucket(world.bucket())
                                .key("raw/a.csv")
                                .contentType("text/csv; charset=utf-16")
                                .contentDisposition("attachment")
                                .metadata(Map.of("owner", "finance")),
                        RequestBody.fromString("a,b"));

        world.transfer();

        HeadObjectResponse moved = head("refined/a.csv");
        assertThat(moved.contentType()).isEqualTo("text/csv; charset=utf-16");
        assertThat(moved.contentDisposition()).isEqualTo("attachment");
        assertThat(moved.metadata()).isEqualTo(Map.of("owner", "finance"));
    }

    @Test
    @Needs({Capability.multipartCopy, Capability.tags})
    void transfer_fileAboveTheThreshold_arrivesInPartsWithAllThatItHas() throws InterruptedException {
        byte[] content = large();
        world.s3()
                .putObject(
                        put -> put.bucket(world.bucket())
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

        world.transfer();

        HeadObjectResponse moved = head("refined/large.csv");
        assertThat(moved.eTag()).as("entity tag of an object of three parts").endsWith("-3\"");
        assertThat(moved.contentType()).isEqualTo(source.contentType());
        assertThat(moved.contentDisposition()).isEqualTo(source.contentDisposition());
        assertThat(moved.contentLanguage()).isEqualTo("en");
        assertThat(moved.contentEncoding()).isEqualTo("identity");
        assertThat(moved.cacheControl()).isEqualTo("no-store");
        assertThat(moved.expiresString()).isEqualTo("Wed, 18 May 2033 03:33:20 GMT");
        assertThat(moved.metadata()).isEqualTo(Map.of("owner", "finance", "reason", "a test"));
        assertThat(world.s3()
                        .getObjectTagging(tags -> tags.bucket(world.bucket()).key("refined/large.csv"))
                        .tagSet())
                .extracting(Tag::key, Tag::value)
                .containsExactlyInAnyOrder(tuple("team", "a b"), tuple("retention", "7 years"));
        assertThat(bytes("refined/large.csv")).isEqualTo(content);
        assertThat(world.keys("raw/")).isEmpty();
    }

    @Test
    @Needs({Capability.multipartCopy, Capability.checksums})
    void transfer_fileAboveTheThreshold_keepsItsChecksum() throws InterruptedException {
        world.s3().putObject(put -> put.bucket(world.bucket()).key("raw/large.csv"), RequestBody.fromBytes(large()));
        HeadObjectResponse source = head("raw/large.csv");

        world.transfer();

        assertThat(head("refined/large.csv").checksumCRC32()).isNotNull().isEqualTo(source.checksumCRC32());
    }

    @Test
    void transfer_threePagesOfFilesInBatches_movesAll() throws InterruptedException {
        ScenarioWorld batches = world.another("batches", Map.of("FilesPerInvocation", "100"));
        IntStream.range(0, 2100)
                .mapToObj("raw/%05d.csv"::formatted)
                .gather(Gatherers.mapConcurrent(16, key -> batches.put(key, "row of " + key)))
                .forEach(put -> {});

        batches.transfer();

        assertThat(batches.keys("raw/")).isEmpty();
        assertThat(batches.keys("refined/")).hasSize(2100);
        assertThat(batches.statuses())
                .hasSize(2100)
                .allSatisfy((file, status) -> assertThat(status).isEqualTo("completed"));
    }

    @Test
    void transfer_emptyZoneAndThenAgainWithFiles_succeedsEachTime() throws InterruptedException {
        world.transfer();
        world.put("raw/a.csv", "monday");
        world.transfer();
        world.put("raw/a.csv", "tuesday");
        world.transfer();

        assertThat(world.refined()).isEqualTo(Map.of("a.csv", "tuesday"));
    }

    /** The article looks once, 30 s after master, and fails every transfer that takes longer. */
    @Test
    @Needs(Capability.executions)
    void transfer_txtLeftInTheZone_isCheckedForTheActivitysHourAndThenFails() throws InterruptedException {
        world.put("raw/a.csv", "moved");
        world.put("raw/notes.txt", "nobody moves this");
        world.speed(1000);

        DescribeExecutionResponse execution = world.execute();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("io.filetransfer.status.FileTransferIncompleteException");
        assertThat(execution.cause()).startsWith("File Transfer Failed: ").contains("raw/notes.txt");
        assertThat(world.refined()).isEqualTo(Map.of("a.csv", "moved"));
        List<LambdaFunctionFailedEventDetails> checks = failures(execution);
        assertThat(checks).hasSize(119);
        assertThat(checks.getLast().error()).isEqualTo("io.filetransfer.status.FileTransferIncompleteException");
        assertThat(checks.getLast().cause())
                .contains("files left under s3://" + world.bucket() + "/raw/: 1 (raw/notes.txt)");
        assertThat(enteredStates(execution)).contains("FileTransferWorkerCheckFileStatusFailed");
    }

    @Test
    @Needs({Capability.executions, Capability.asyncRetries})
    void transfer_slaveFailsAtFirst_isRetriedAndSucceeds() throws InterruptedException {
        String elsewhere = "elsewhere-" + UUID.randomUUID();
        ScenarioWorld other = world.another(elsewhere.substring(0, 16), Map.of("DestinationBucket", elsewhere));
        other.s3().deleteBucket(delete -> delete.bucket(elsewhere));
        other.put("raw/a.csv", "moved late");

        String execution = other.start("retried", "{}");
        other.awaitFailedAttempt("raw/a.csv");
        other.s3().createBucket(create -> create.bucket(elsewhere));

        assertThat(other.await(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(other.s3()
                        .getObjectAsBytes(get -> get.bucket(elsewhere).key("refined/a.csv"))
                        .asUtf8String())
                .isEqualTo("moved late");
        assertThat(other.keys("raw/")).isEmpty();
        assertThat(other.statuses()).isEqualTo(Map.of("raw/a.csv", "completed"));
    }

    /** There is nothing left to move, and nothing was lost: no later check has to fail for it. */
    @Test
    @Needs({Capability.executions, Capability.asyncRetries})
    void transfer_fileDeletedBetweenListingAndMove_succeedsAndRecordsItAsGone() throws InterruptedException {
        String elsewhere = "elsewhere-" + UUID.randomUUID();
        ScenarioWorld other = world.another(elsewhere.substring(0, 16), Map.of("DestinationBucket", elsewhere));
        other.s3().deleteBucket(delete -> delete.bucket(elsewhere));
        other.put("raw/a.csv", "moved late");
        other.put("raw/b.csv", "deleted");

        String execution = other.start("gone", "{}");
        other.awaitFailedAttempt("raw/b.csv");
        other.s3().deleteObject(delete -> delete.bucket(other.bucket()).key("raw/b.csv"));
        other.s3().createBucket(create -> create.bucket(elsewhere));
        DescribeExecutionResponse ended = other.await(execution);

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(other.statuses()).isEqualTo(Map.of("raw/a.csv", "completed", "raw/b.csv", "completed"));
        assertThat(other.recorded("outcome")).isEqualTo(Map.of("raw/a.csv", "MOVED", "raw/b.csv", "GONE"));
        assertThat(other.keys("raw/")).isEmpty();
    }

    /** Its key at the destination would be longer than S3 allows. */
    @Test
    @Needs({Capability.executions, Capability.asyncRetries, Capability.keyLimit})
    void transfer_fileThatCanNeverBeMoved_failsNamingItAndMovesTheOthers() throws InterruptedException {
        String poison = "raw/" + "x".repeat(1013) + ".csv";
        world.put(poison, "kept");
        world.put("raw/a.csv", "moved");

        DescribeExecutionResponse execution = world.execute();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("FileTransferFailed");
        assertThat(execution.cause())
                .startsWith("File Transfer Failed: ")
                .contains(poison + " (RetriesExhausted after 3 attempts)");
        assertThat(world.content(poison)).isEqualTo("kept");
        assertThat(world.refined()).isEqualTo(Map.of("a.csv", "moved"));
        assertThat(world.statuses()).isEqualTo(Map.of("raw/a.csv", "completed", poison, "started"));
    }

    @Test
    @Needs(Capability.executions)
    void transfer_executionsOverlap_eachSucceedsWithItsOwnTask() throws InterruptedException {
        IntStream.range(0, 20).forEach(i -> world.put("raw/%d.csv".formatted(i), "row " + i));

        List<String> executions = IntStream.range(0, 3)
                .mapToObj(i -> world.start("overlap-" + UUID.randomUUID(), "{}"))
                .toList();

        for (String arn : executions) {
            DescribeExecutionResponse execution = world.await(arn);
            assertThat(execution.status()).as(execution.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
        assertThat(world.keys("raw/")).isEmpty();
        assertThat(world.refined()).hasSize(20);
    }

    /** People and schedules start executions with names and inputs of their own. */
    @ParameterizedTest
    @Needs(Capability.executions)
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

        DescribeExecutionResponse execution = world.await(world.start(name, input));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        ObjectMapper mapper = new ObjectMapper();
        List<String> inputs = inputs(execution);
        assertThat(inputs).hasSizeGreaterThanOrEqualTo(3);
        for (String taskInput : inputs) {
            assertThat(mapper.readTree(taskInput).path("input")).isEqualTo(mapper.readTree(input));
            assertThat(mapper.readTree(taskInput).path("execution_id").asText()).isEqualTo(execution.executionArn());
        }
    }

    @Test
    void slave_invokedAgain_findsItsWorkDone() {
        world.put("raw/a.csv", "moved");

        InvokeResponse first = world.invoke("slave", "{\"file_path\": \"raw/a.csv\"}");
        InvokeResponse second = world.invoke("slave", "{\"file_path\": \"raw/a.csv\"}");

        assertThat(first.functionError()).as(first.payload().asUtf8String()).isNull();
        assertThat(second.functionError()).as(second.payload().asUtf8String()).isNull();
        assertThat(world.refined()).isEqualTo(Map.of("a.csv", "moved"));
        assertThat(world.keys("raw/")).isEmpty();
    }

    @Test
    void slave_fileThatIsNowhere_failsNamingBothKeysAndSucceedsOnceItIsThere() {
        InvokeResponse failed = world.invoke("slave", "{\"file_path\": \"raw/late.csv\"}");
        Map<String, String> recorded = world.statuses();
        world.put("raw/late.csv", "moved");
        InvokeResponse retried = world.invoke("slave", "{\"file_path\": \"raw/late.csv\"}");

        assertThat(failed.functionError()).isNotNull();
        assertThat(failed.payload().asUtf8String()).contains("raw/late.csv", "refined/late.csv");
        assertThat(recorded).isEmpty();
        assertThat(retried.functionError()).as(retried.payload().asUtf8String()).isNull();
        assertThat(world.refined()).isEqualTo(Map.of("late.csv", "moved"));
    }

    /** The version that master listed is gone: only a service that ignores the condition would have it copied as if it were that one. */
    @Test
    @Needs({Capability.conditionalCopy, Capability.conditionalDelete})
    void slave_listedVersionReplaced_movesTheNewerOne() {
        world.put("raw/a.csv", "newer");

        InvokeResponse response = world.invoke(
                "slave",
                "{\"file_path\": \"raw/a.csv\", \"etag\": \"\\\"0123456789abcdef0123456789abcdef\\\"\", \"size\": 5}");

        assertThat(response.functionError())
                .as(response.payload().asUtf8String())
                .isNull();
        assertThat(world.refined()).isEqualTo(Map.of("a.csv", "newer"));
        assertThat(world.keys("raw/")).isEmpty();
    }

    /** As the function's test button has it: without an execution the whole zone is looked at. */
    @Test
    void status_byHandWithFilesLeft_namesThem() {
        world.put("raw/notes.txt", "nobody moves this");

        InvokeResponse response = world.invoke("status", "{}");

        assertThat(response.functionError()).isNotNull();
        assertThat(response.payload().asUtf8String())
                .contains("io.filetransfer.status.FileTransferIncompleteException", "raw/notes.txt");
    }

    private static byte[] large() {
        byte[] content = new byte[2 * ScenarioStack.PART_BYTES + 12_345];
        new Random(7).nextBytes(content);
        return content;
    }

    private HeadObjectResponse head(String key) {
        return world.s3()
                .headObject(head -> head.bucket(world.bucket()).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    private byte[] bytes(String key) {
        return world.s3()
                .getObjectAsBytes(get -> get.bucket(world.bucket()).key(key))
                .asByteArray();
    }

    private List<String> inputs(DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .flatMap(event -> Stream.of(
                                Optional.ofNullable(event.activityScheduledEventDetails())
                                        .map(ActivityScheduledEventDetails::input),
                                Optional.ofNullable(event.lambdaFunctionScheduledEventDetails())
                                        .map(LambdaFunctionScheduledEventDetails::input))
                        .flatMap(Optional::stream))
                .toList();
    }

    private List<LambdaFunctionFailedEventDetails> failures(DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .map(HistoryEvent::lambdaFunctionFailedEventDetails)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> enteredStates(DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }
}
