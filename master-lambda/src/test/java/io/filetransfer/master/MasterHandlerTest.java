package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.RefusedException;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.InvalidEventException;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.RecordedLog;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.s3.InMemoryS3;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class MasterHandlerTest {

    private static final String EVENT = "{\"execution_id\": \"arn:execution:one\","
            + " \"execution_start_time\": \"2026-11-22T10:15:30.123Z\", \"input\": {\"execution_id\": 7, \"any\": []}}";

    private final InMemoryS3 s3 = new InMemoryS3("zone").withPageSize(10);
    private final String tableName = StatusTables.create();
    private final String executionsName = StatusTables.createExecutions();
    private final ExecutionsTable executions =
            new ExecutionsTable(StatusTables.client(), executionsName, InstantSource.system());
    private final RecordedLog log = new RecordedLog();
    private final Set<String> invoked = new ConcurrentSkipListSet<>();

    @Test
    void handleRequest_csvsAmongOtherFiles_startsTheCsvsOnly() throws IOException {
        s3.put("zone", "raw/a b+c.csv", "1");
        s3.put("zone", "raw/sub/ünï-日本語.csv", "2");
        s3.put("zone", "raw/notes.txt", "3");
        s3.put("zone", "rawdata/other.csv", "4");
        s3.put("zone", "refined/done.csv", "5");

        String answer = handle(Files.readString(Path.of("..", "events", "master.json")), slave(invoked::add));

        assertThat(answer).isEqualTo("{\"files_found\":2,\"files_started\":2}");
        assertThat(invoked).containsExactly("raw/a b+c.csv", "raw/sub/ünï-日本語.csv");
        assertThat(StatusTables.statuses(tableName))
                .isEqualTo(Map.of("raw/a b+c.csv", "started", "raw/sub/ünï-日本語.csv", "started"));
    }

    @Test
    void handleRequest_oneFile_invokesAsynchronouslyWithTheListedVersion() throws IOException {
        s3.put("zone", "raw/a.csv", "content");
        RecordingLambda lambda = slave(invoked::add);

        handle("{}", lambda);

        InvokeRequest request = lambda.requests().iterator().next();
        assertThat(request.functionName()).isEqualTo("slave");
        assertThat(request.invocationType()).isEqualTo(InvocationType.EVENT);
        assertThat(request.payload().asUtf8String())
                .isEqualTo("{\"file_path\":\"raw/a.csv\",\"etag\":\"%s\",\"size\":7}"
                        .formatted(InMemoryS3.etag("content").replace("\"", "\\\"")));
    }

    @Test
    void handleRequest_moreThanOnePage_startsEveryFileOnce() throws IOException {
        putFiles(37);
        AtomicInteger invokes = new AtomicInteger();

        String answer = handle("{}", slave(file -> {
            invokes.incrementAndGet();
            invoked.add(file);
        }));

        assertThat(answer).isEqualTo("{\"files_found\":37,\"files_started\":37}");
        assertThat(invoked).hasSize(37);
        assertThat(invokes).hasValue(37);
        assertThat(s3.calls()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"1, 230, 1", "2, 115, 2", "10, 23, 10", "26, 9, 22", "100, 3, 30"})
    void handleRequest_severalFilesPerInvocation_startsEveryFileOnce(int filesPerInvocation, int invokes, int last)
            throws IOException {
        putFiles(230);
        List<String> started = new CopyOnWriteArrayList<>();
        RecordingLambda lambda = slave(started::add);

        assertThat(handle("{}", lambda, filesPerInvocation)).isEqualTo("{\"files_found\":230,\"files_started\":230}");

        assertThat(started).hasSize(230).doesNotHaveDuplicates();
        assertThat(StatusTables.statuses(tableName)).containsOnlyKeys(started);
        assertThat(lambda.requests())
                .extracting(request -> RecordingLambda.files(request).size())
                .hasSize(invokes)
                .contains(last)
                .allMatch(files -> files == filesPerInvocation || files == last);
    }

    @Test
    void handleRequest_twoFilesPerInvocation_sendsThemAsAList() throws IOException {
        s3.put("zone", "raw/a.csv", "1");
        s3.put("zone", "raw/b.csv", "2");
        RecordingLambda lambda = slave(invoked::add);

        handle("{}", lambda, 2);

        assertThat(lambda.requests().iterator().next().payload().asUtf8String())
                .isEqualTo("{\"files\":[{\"file_path\":\"raw/a.csv\",\"etag\":\"%s\",\"size\":1},"
                                .formatted(InMemoryS3.etag("1").replace("\"", "\\\""))
                        + "{\"file_path\":\"raw/b.csv\",\"etag\":\"%s\",\"size\":1}]}"
                                .formatted(InMemoryS3.etag("2").replace("\"", "\\\"")));
    }

    @Test
    void handleRequest_oneInvokeOfSeveralFails_failsExactlyItsFiles() {
        putFiles(12);
        RecordingLambda lambda = slave(file -> {
            if (file.equals("raw/3.csv")) {
                throw TooManyRequestsException.builder()
                        .message("rate exceeded")
                        .build();
            }
        });

        assertThatThrownBy(() -> handle("{}", lambda, 3))
                .isInstanceOf(FanOutUnfinishedException.class)
                .hasMessageContaining("3 of 12 files could not be started")
                .hasMessageContainingAll("raw/11.csv (", "raw/2.csv (", "raw/3.csv (");
        assertThat(lambda.requests()).hasSize(3);
    }

    @Test
    void handleRequest_eachFile_isRecordedBeforeItsSlaveIsInvoked() throws IOException {
        putFiles(3);
        Set<String> unrecorded = new ConcurrentSkipListSet<>();

        handle("{}", slave(file -> {
            if (!StatusTables.statuses(tableName).containsKey(file)) {
                unrecorded.add(file);
            }
        }));

        assertThat(unrecorded).isEmpty();
    }

    @Test
    void handleRequest_someInvokesFail_startsAllOthersAndThenSaysWhich() {
        putFiles(40);
        RecordingLambda lambda = slave(file -> {
            if (file.endsWith("7.csv")) {
                throw TooManyRequestsException.builder()
                        .message("rate exceeded")
                        .build();
            }
            invoked.add(file);
        });

        assertThatThrownBy(() -> handle("{}", lambda))
                .isInstanceOf(FanOutUnfinishedException.class)
                .hasMessageContaining("4 of 40 files could not be started")
                .hasMessageContaining("raw/17.csv (rate exceeded");
        assertThat(invoked).hasSize(36);
    }

    @Test
    void handleRequest_invokeFailsInAnUnforeseenWay_countsTheFileAndStartsTheOthers() {
        putFiles(30);
        RecordingLambda lambda = slave(file -> {
            if (file.equals("raw/3.csv")) {
                throw new IllegalStateException("unforeseen");
            }
            invoked.add(file);
        });

        assertThatThrownBy(() -> handle("{}", lambda))
                .isInstanceOf(FanOutUnfinishedException.class)
                .hasMessage("1 of 30 files could not be started: raw/3.csv (unforeseen)");
        assertThat(invoked).hasSize(29);
    }

    @Test
    void handleRequest_secondPageOfTheListingFails_startsTheFirstAndSaysSo() {
        putFiles(60);
        AtomicInteger pages = new AtomicInteger();
        s3.withPageSize(25).beforeCall(call -> {
            if (pages.incrementAndGet() == 2) {
                throw InMemoryS3.error(503, "SlowDown");
            }
        });

        assertThatThrownBy(() -> handle("{}", slave(invoked::add)))
                .isInstanceOf(FanOutUnfinishedException.class)
                .hasMessageContaining("the listing stopped after 25 files (SlowDown");
        assertThat(invoked).hasSize(25);
    }

    @Test
    void handleRequest_manyFiles_invokesConcurrentlyWithinTheBound() throws IOException {
        s3.withPageSize(1000);
        putFiles(2000);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger mostInFlight = new AtomicInteger();

        handle("{}", slave(file -> {
            mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000);
            inFlight.decrementAndGet();
        }));

        assertThat(mostInFlight.get()).isBetween(2, FanOut.CONCURRENCY);
    }

    @Test
    void handleRequest_everyInvokeFails_namesTheFirstTen() {
        putFiles(30);
        RecordingLambda lambda = slave(file -> {
            throw LambdaException.builder().message("down").build();
        });

        assertThatThrownBy(() -> handle("{}", lambda))
                .isInstanceOf(FanOutUnfinishedException.class)
                .hasMessageContaining("30 of 30 files")
                .hasMessageEndingWith("; and 20 more");
    }

    @Test
    void handleRequest_tableMissing_startsNoSlave() {
        putFiles(2);
        FanOut fanOut = fanOut("no-such-table", slave(invoked::add), 1);

        FanOutResult result = fanOut.run(Optional.empty(), new Deadline(() -> 300_000));

        assertThat(result.outcome()).isEqualTo(FanOutResult.Outcome.REFUSED);
        assertThat(result.message()).startsWith("2 of 2 files could not be started");
        assertThat(invoked).isEmpty();
    }

    /** The state machine does not run master again. */
    @Test
    void handleRequest_invokesAreDenied_isRefused() {
        putFiles(2);
        RecordingLambda denied = slave(file -> {
            throw RecordingLambda.denied("not authorized to perform lambda:InvokeFunction");
        });

        assertThatThrownBy(() -> handle("{}", denied))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("2 of 2 files could not be started")
                .hasMessageContaining("lambda:InvokeFunction");

        assertThat(log.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.path("outcome").textValue()).isEqualTo("REFUSED"));
    }

    @Test
    void handleRequest_emptyZone_startsNothing() throws IOException {
        assertThat(handle("{}", slave(invoked::add))).isEqualTo("{\"files_found\":0,\"files_started\":0}");
    }

    @Test
    void handleRequest_notJson_startsNothing() {
        putFiles(1);

        assertThatThrownBy(() -> handle("{", slave(invoked::add)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("the event is not JSON");
        assertThat(invoked).isEmpty();
        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("level").textValue()).isEqualTo("ERROR");
            assertThat(line.path("outcome").textValue()).isEqualTo("ERROR");
            assertThat(line.path("error").textValue()).isEqualTo("InvalidEventException");
            assertThat(line.path("message").textValue()).startsWith("the event is not JSON");
        });
    }

    /** The event as the state machine sends it. */
    @Test
    void handleRequest_forAnExecution_recordsInvokesAndLogsItsId() throws IOException {
        s3.withClock(() -> Instant.parse("2026-11-22T10:15:30Z"));
        putFiles(1);
        RecordingLambda lambda = slave(invoked::add);

        assertThat(handle(EVENT, lambda)).isEqualTo("{\"files_found\":1,\"files_started\":1}");

        assertThat(lambda.requests().iterator().next().payload().asUtf8String())
                .endsWith(",\"execution_id\":\"arn:execution:one\"}");
        assertThat(StatusTables.item(tableName, Map.of("file_name", "raw/0.csv")))
                .containsEntry("execution_id", AttributeValue.fromS("arn:execution:one"));
        assertThat(log.text())
                .isEqualTo(RecordedLog.TIMESTAMP
                        + "\"INFO\",\"message\":\"every file is started\",\"AWSRequestId\":\"request\","
                        + "\"execution_id\":\"arn:execution:one\",\"outcome\":\"STARTED\",\"files_found\":1,\"files_started\":1"
                        + RecordedLog.metrics(
                                "\"FilesStarted\":1,\"OldestUnfinishedFileAge\":2670",
                                "{\"Name\":\"FilesStarted\",\"Unit\":\"Count\"},"
                                        + "{\"Name\":\"OldestUnfinishedFileAge\",\"Unit\":\"Seconds\"}"));
    }

    @Test
    void handleRequest_emptyZone_logsThatNoFileIsOld() throws IOException {
        handle("{}", slave(invoked::add));

        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.has("execution_id")).isFalse();
            assertThat(line.path("FilesStarted")).isEqualTo(IntNode.valueOf(0));
            assertThat(line.path("OldestUnfinishedFileAge")).isEqualTo(IntNode.valueOf(0));
        });
    }

    /** Nobody transfers it, and yet executions wait for it. */
    @Test
    void handleRequest_onlyATextFileLeft_logsItsAge() throws IOException {
        putAt("raw/notes.txt", "2026-11-22T10:57:00Z");

        handle("{}", slave(invoked::add));

        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("FilesStarted")).isEqualTo(IntNode.valueOf(0));
            assertThat(line.path("OldestUnfinishedFileAge")).isEqualTo(IntNode.valueOf(180));
        });
    }

    /** The oldest file may be one that was not started. */
    @Test
    void handleRequest_someInvokesFail_logsTheRunAsUnfinished() {
        putAt("raw/a.csv", "2026-11-22T10:58:00Z");
        putAt("raw/b.csv", "2026-11-22T10:57:00Z");
        RecordingLambda lambda = slave(file -> {
            if (file.equals("raw/b.csv")) {
                throw new IllegalStateException("unforeseen");
            }
        });

        assertThatThrownBy(() -> handle(EVENT, lambda)).isInstanceOf(FanOutUnfinishedException.class);

        assertThat(log.text())
                .isEqualTo(RecordedLog.TIMESTAMP
                        + "\"WARN\",\"message\":\"1 of 2 files could not be started: raw/b.csv (unforeseen)\","
                        + "\"AWSRequestId\":\"request\",\"execution_id\":\"arn:execution:one\","
                        + "\"outcome\":\"UNFINISHED\","
                        + "\"files_found\":2,\"files_started\":1"
                        + RecordedLog.metrics(
                                "\"FilesStarted\":1,\"OldestUnfinishedFileAge\":180",
                                "{\"Name\":\"FilesStarted\",\"Unit\":\"Count\"},"
                                        + "{\"Name\":\"OldestUnfinishedFileAge\",\"Unit\":\"Seconds\"}"));
    }

    /** What is in front of where the run began is not known to be gone. */
    @Test
    void handleRequest_nothingLeftBehindTheEarlierRun_logsNoAge() throws IOException {
        executions.putFanOutPosition("arn:execution:one", "raw/a.csv");
        putAt("raw/a.csv", "2026-11-22T10:00:00Z");

        assertThat(handle(EVENT, slave(invoked::add))).isEqualTo("{\"files_found\":0,\"files_started\":0}");

        assertThat(log.lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.has("OldestUnfinishedFileAge")).isFalse());
    }

    @Test
    void handleRequest_listingFailsAtOnce_logsNoAge() {
        s3.beforeCall(call -> {
            throw InMemoryS3.error(503, "SlowDown");
        });

        assertThatThrownBy(() -> handle("{}", slave(invoked::add))).isInstanceOf(FanOutUnfinishedException.class);

        assertThat(log.lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.has("OldestUnfinishedFileAge")).isFalse());
    }

    /** The last answer is that of the first look behind the second group. */
    @Test
    void handleRequest_functionsTimeRunsOut_stopsAndGoesOnNextTime() throws IOException {
        s3.withPageSize(1000);
        putFiles(110);
        RecordingLambda lambda = slave(invoked::add);
        FakeContext context = new FakeContext(300_000, 300_000, 300_000, 300_000, 29_999);

        assertThatThrownBy(() -> handle(EVENT, lambda, 1, context))
                .isInstanceOf(FanOutUnfinishedException.class)
                .hasMessage("stopped 30 s before the function's end, after 50 files were started");

        assertThat(StatusTables.statuses(tableName)).hasSize(50);
        assertThat(handle(EVENT, lambda)).isEqualTo("{\"files_found\":60,\"files_started\":60}");
        assertThat(invoked).hasSize(110);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"execution_id\": \"arn:execution:one\"}",
                "{\"execution_start_time\": \"2026-11-22T10:15:30Z\"}",
                "{\"execution_id\": \"arn:execution:one\", \"execution_start_time\": \"today\"}"
            })
    void handleRequest_halfAnExecution_startsNothing(String event) {
        putFiles(1);

        assertThatThrownBy(() -> handle(event, slave(invoked::add)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("execution_");
        assertThat(invoked).isEmpty();
    }

    private void putFiles(int count) {
        IntStream.range(0, count).forEach(i -> s3.put("zone", "raw/" + i + ".csv", "content " + i));
    }

    private void putAt(String key, String time) {
        s3.withClock(() -> Instant.parse(time));
        s3.put("zone", key, key);
    }

    private static RecordingLambda slave(Consumer<String> onFile) {
        return new RecordingLambda(onFile);
    }

    private String handle(String event, RecordingLambda lambda) throws IOException {
        return handle(event, lambda, 1);
    }

    private String handle(String event, RecordingLambda lambda, int filesPerInvocation) throws IOException {
        return handle(event, lambda, filesPerInvocation, new FakeContext(300_000));
    }

    private String handle(String event, RecordingLambda lambda, int filesPerInvocation, FakeContext context)
            throws IOException {
        MasterHandler handler = new MasterHandler(fanOut(tableName, lambda, filesPerInvocation), log.log());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private FanOut fanOut(String statusTable, RecordingLambda lambda, int filesPerInvocation) {
        return new FanOut(
                zone(),
                new FileStarter(
                        new StatusTable(StatusTables.client(), statusTable, TestFiles.FOR_EVER),
                        executions,
                        new SlaveInvoker(lambda, "slave"),
                        filesPerInvocation),
                executions);
    }

    private SourceZone zone() {
        return new SourceZone(
                s3, new TransferSettings("zone", "zone", FileKeys.of("raw", "refined"), tableName, executionsName));
    }
}
