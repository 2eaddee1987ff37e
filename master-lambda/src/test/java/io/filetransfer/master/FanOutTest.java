package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.Json;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.master.FanOutResult.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Runs of master for an execution: what they answer for, when they stop, where the next one goes on. */
class FanOutTest {

    private static final int FILES = 3000;
    private static final Instant START = Instant.parse("2026-11-22T10:15:30.700Z");
    private static final Execution ONE = new Execution("arn:execution:one", START);
    private static final Execution TWO = new Execution("arn:execution:two", START);

    private final InMemoryS3 s3 = new InMemoryS3("zone").withPageSize(100);
    private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb("status", "executions");
    private final Collection<String> invoked = new ConcurrentLinkedQueue<>();
    private Instant uploadTime = START;

    @Test
    void run_deadlineNears_stopsAndSaysHowFarItGot() {
        putFiles();

        FanOutResult stopped = stopAfter(1000, ONE);

        assertThat(stopped.message())
                .isEqualTo("stopped 30 s before the function's end, after %d files were started"
                        .formatted(invoked.size()));
        assertThat(invoked).hasSizeBetween(1000, 1000 + FanOut.CONCURRENCY * 25).doesNotHaveDuplicates();
        assertThat(dynamoDb.statuses().keySet()).containsExactlyInAnyOrderElementsOf(invoked);
    }

    @Test
    void run_afterOneThatWasStopped_startsExactlyTheRest() {
        putFiles();
        stopAfter(1000, ONE);
        int before = invoked.size();

        FanOutResult.Summary rest = run(Optional.of(ONE), FanOutTest::fullTime, invoked::add);

        assertThat(rest).isEqualTo(new FanOutResult.Summary(FILES - before, FILES - before));
        assertThat(invoked).hasSize(FILES).doesNotHaveDuplicates();
    }

    @Test
    void run_stoppedAgainAndAgain_getsThere() {
        putFiles();
        stopAfter(800, ONE);
        stopAfter(1600, ONE);

        run(Optional.of(ONE), FanOutTest::fullTime, invoked::add);

        assertThat(invoked).hasSize(FILES).doesNotHaveDuplicates();
    }

    @Test
    void run_afterOneWithFailures_startsTheFirstFailedFileAndAllBehindIt() {
        putFiles();
        unfinished(ONE, FanOutTest::fullTime, key -> {
            if (key.equals(key(1700)) || key.equals(key(2900))) {
                throw TooManyRequestsException.builder()
                        .message("rate exceeded")
                        .build();
            }
        });

        run(Optional.of(ONE), FanOutTest::fullTime, invoked::add);

        assertThat(invoked)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(1700, FILES).mapToObj(FanOutTest::key).toList());
    }

    @Test
    void run_firstFileFails_keepsNoPosition() {
        putFiles();

        unfinished(ONE, FanOutTest::fullTime, key -> {
            if (key.equals(key(0))) {
                throw TooManyRequestsException.builder()
                        .message("rate exceeded")
                        .build();
            }
        });

        assertThat(dynamoDb.items("executions")).isEmpty();
    }

    @Test
    void run_ofAnotherExecution_beginsAtTheBeginning() {
        putFiles();
        stopAfter(1000, ONE);
        invoked.clear();

        run(Optional.of(TWO), FanOutTest::fullTime, invoked::add);

        assertThat(invoked).hasSize(FILES);
    }

    @Test
    void run_byHand_knowsNoPosition() {
        putFiles();
        unfinished(Optional.empty(), stopsAfter(1000), invoked::add);
        invoked.clear();

        run(Optional.empty(), FanOutTest::fullTime, invoked::add);

        assertThat(invoked).hasSize(FILES);
        assertThat(dynamoDb.items("executions")).isEmpty();
    }

    /** The next execution finds it. */
    @Test
    void run_fileThatArrivedInFrontOfThePosition_isLeftAlone() {
        putFiles();
        stopAfter(1000, ONE);
        s3.put("zone", "raw/0000-late.csv", "late");

        run(Optional.of(ONE), FanOutTest::fullTime, invoked::add);

        assertThat(invoked).hasSize(FILES).doesNotContain("raw/0000-late.csv");
    }

    /** Otherwise the function is cut off together with what it has learnt. */
    @Test
    void run_callThatHangs_isCutOffInTimeAndItsFileStartedNextTime() {
        putFiles();
        CountDownLatch never = new CountDownLatch(1);

        FanOutResult stopped = unfinished(Optional.of(ONE), () -> invoked.size() < 1000 ? 300_000 : 10_050, key -> {
            if (key.equals(key(110))) {
                await(never);
            }
            invoked.add(key);
        });
        List<String> first = List.copyOf(invoked);
        invoked.clear();
        run(Optional.of(ONE), FanOutTest::fullTime, invoked::add);

        assertThat(stopped.message()).contains("stopped 30 s before the function's end");
        assertThat(first).doesNotContain(key(110));
        assertThat(invoked).contains(key(110)).hasSizeGreaterThanOrEqualTo(FILES - 110);
        invoked.addAll(first);
        assertThat(invoked)
                .containsAll(IntStream.range(0, FILES).mapToObj(FanOutTest::key).toList());
    }

    /** The run must not wait for one of them to end before it looks at the time. */
    @Test
    void run_everyCallHangs_isCutOffInTimeAndStartsNothingMore() {
        putFiles();
        CountDownLatch never = new CountDownLatch(1);
        long begin = System.nanoTime();

        FanOutResult stopped = unfinished(ONE, () -> System.nanoTime() - begin < 500_000_000 ? 30_500 : 10_050, key -> {
            invoked.add(key);
            await(never);
        });

        assertThat(stopped.message()).startsWith("stopped 30 s before the function's end, after 0 files were started");
        assertThat(invoked).hasSize(FanOut.CONCURRENCY);
        assertThat(dynamoDb.items("executions")).isEmpty();
    }

    /** The listing is at its end long before, so that nothing but the hanging call keeps the run. */
    @Test
    void run_lastCallHangs_saysThatItWasCutOff() {
        IntStream.range(0, 30).forEach(i -> put(key(i), START));
        CountDownLatch never = new CountDownLatch(1);
        Iterator<Integer> untilTheListingEnds = IntStream.range(0, 6).iterator();

        FanOutResult stopped = unfinished(
                ONE, () -> untilTheListingEnds.hasNext() ? 300_000 - untilTheListingEnds.next() : 10_500, key -> {
                    if (key.equals(key(26))) {
                        await(never);
                    }
                });

        assertThat(stopped.message())
                .isEqualTo("stopped 10 s before the function's end, after 26 files were started;"
                        + " 4 of 30 files could not be started: raw/0026.csv (cut off); and 3 more");
        assertThat(position(ONE)).isEqualTo(key(25));
    }

    @Test
    void run_deadlineNears_asksForNoFurtherPage() {
        putFiles();
        s3.withPageSize(25);

        stopAfter(1000, ONE);

        assertThat(s3.calls()).hasSize(Math.ceilDiv(dynamoDb.statuses().size(), 25));
    }

    @Test
    void run_noTimeAtAll_startsNothing() {
        putFiles();

        assertThat(unfinished(ONE, () -> 29_999, invoked::add).message())
                .isEqualTo("stopped 30 s before the function's end, after 0 files were started");

        assertThat(s3.calls()).isEmpty();
        assertThat(dynamoDb.items("executions")).isEmpty();
    }

    @Test
    void run_exactlyTheMarginLeft_startsTheFiles() {
        put("raw/a.csv", START);

        assertThat(run(Optional.of(ONE), () -> 30_000, invoked::add)).isEqualTo(new FanOutResult.Summary(1, 1));
    }

    /** The groups behind it end while the first is still being started. */
    @Test
    void run_firstGroupFailsLast_keepsThePositionBeforeIt() {
        putFiles();
        CountDownLatch othersStarted = new CountDownLatch(2000);

        unfinished(ONE, FanOutTest::fullTime, key -> {
            if (key.equals(key(10))) {
                await(othersStarted);
                throw TooManyRequestsException.builder()
                        .message("rate exceeded")
                        .build();
            }
            othersStarted.countDown();
        });

        assertThat(position(ONE)).isEqualTo(key(9));
    }

    @Test
    void run_failsBeforeItsDeadlineStopsIt_saysBoth() {
        putFiles();

        FanOutResult stopped = unfinished(ONE, stopsAfter(1000), key -> {
            if (key.equals(key(3))) {
                throw TooManyRequestsException.builder()
                        .message("rate exceeded")
                        .build();
            }
            invoked.add(key);
        });

        assertThat(stopped.message())
                .startsWith("stopped 30 s before the function's end, after " + invoked.size() + " files were started; ")
                .contains("files could not be started: raw/0003.csv (rate exceeded");
        assertThat(position(ONE)).isEqualTo(key(2));
    }

    @Test
    void run_tableRefusesAGroup_continuesWithIt() {
        IntStream.range(0, 100).forEach(i -> put(key(i), START));
        dynamoDb.hook(new CallHook() {
            @Override
            public void before(String call) {
                if (call.startsWith("BatchWriteItem " + key(50))) {
                    throw ProvisionedThroughputExceededException.builder()
                            .message("slow down")
                            .build();
                }
            }
        });
        unfinished(ONE, FanOutTest::fullTime, key -> {});
        dynamoDb.hook(CallHook.NONE);

        assertThat(position(ONE)).isEqualTo(key(49));
        assertThat(run(Optional.of(ONE), FanOutTest::fullTime, invoked::add))
                .isEqualTo(new FanOutResult.Summary(50, 50));
    }

    @Test
    void run_secondRunGetsNoFurther_writesNothing() {
        putFiles();
        stopAfter(1000, ONE);
        String first = position(ONE);
        long writes = positionWrites();

        unfinished(ONE, () -> 0, invoked::add);

        assertThat(position(ONE)).isEqualTo(first);
        assertThat(positionWrites()).isEqualTo(writes);
    }

    @Test
    void run_everythingStarted_writesNoPosition() {
        putFiles();

        run(Optional.of(ONE), FanOutTest::fullTime, invoked::add);

        assertThat(positionWrites()).isZero();
    }

    @Test
    void run_twoExecutionsStopped_eachGoesOnWhereItStopped() {
        putFiles();
        stopAfter(1000, ONE);
        int startedByOne = invoked.size();
        invoked.clear();
        stopAfter(2000, TWO);
        int startedByTwo = invoked.size();

        FanOutResult.Summary restOfOne = run(Optional.of(ONE), FanOutTest::fullTime, key -> {});
        FanOutResult.Summary restOfTwo = run(Optional.of(TWO), FanOutTest::fullTime, key -> {});

        assertThat(restOfOne.filesFound()).isEqualTo(FILES - startedByOne);
        assertThat(restOfTwo.filesFound()).isEqualTo(FILES - startedByTwo);
    }

    /** A read that fails costs time and nothing else. */
    @Test
    void run_positionThatCannotBeRead_beginsAtTheBeginning() {
        putFiles();
        stopAfter(1000, ONE);
        invoked.clear();
        dynamoDb.hook(new CallHook() {
            @Override
            public void before(String call) {
                if (call.startsWith("GetItem")) {
                    throw ProvisionedThroughputExceededException.builder()
                            .message("slow down")
                            .build();
                }
            }
        });

        assertThat(run(Optional.of(ONE), FanOutTest::fullTime, invoked::add))
                .isEqualTo(new FanOutResult.Summary(FILES, FILES));
        assertThat(invoked).doesNotHaveDuplicates();
    }

    /** Characters outside the first 65,536 come last in S3's order and not in Java's. */
    @Test
    void run_afterOneStoppedAmongUnusualKeys_startsExactlyTheRest() {
        List<String> keys = List.of("raw/a b+%25.csv", "raw/é.csv", "raw/\uFF5E.csv", "raw/\uD83D\uDE00.csv");
        keys.forEach(key -> put(key, START));
        unfinished(ONE, FanOutTest::fullTime, key -> {
            if (key.equals(keys.get(2))) {
                throw TooManyRequestsException.builder()
                        .message("rate exceeded")
                        .build();
            }
        });

        run(Optional.of(ONE), FanOutTest::fullTime, invoked::add);

        assertThat(invoked).containsExactlyInAnyOrder(keys.get(2), keys.get(3));
    }

    @Test
    void run_positionThatCannotBeWritten_doesNotHideWhatWentWrong() {
        putFiles();
        InMemoryDynamoDb withoutExecutions = new InMemoryDynamoDb("status");

        FanOutResult unfinished =
                fanOut(withoutExecutions, 1, invoked::add).run(Optional.of(ONE), new Deadline(stopsAfter(1000)));

        assertThat(unfinished.message())
                .startsWith("stopped 30 s before the function's end")
                .contains("; the position could not be read (", "; the position could not be kept (");
    }

    /** A refusal will not change: what is behind it is not tried, and nobody waits for what has no slave. */
    @Test
    void run_invokeIsDenied_isRefusedAtOnceAndTakesBackWhatItHasRecorded() {
        putFiles();

        FanOutResult result = result(Optional.of(ONE), FanOutTest::fullTime, key -> {
            throw RecordingLambda.denied("not authorized");
        });

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.message())
                .contains("files could not be started: raw/")
                .contains("not authorized");
        assertThat(dynamoDb.items().values())
                .hasSizeBetween(1, FanOut.CONCURRENCY * 25)
                .allSatisfy(item -> assertThat(item)
                        .containsEntry("file_transfer_status", AttributeValue.fromS("started"))
                        .doesNotContainKeys("execution_id", "unfinished_in"));
    }

    @Test
    void run_oneInvokeFails_takesBackThatFileAlone() {
        putFiles();

        unfinished(ONE, FanOutTest::fullTime, key -> {
            if (key.equals(key(7))) {
                throw TooManyRequestsException.builder()
                        .message("rate exceeded")
                        .build();
            }
        });

        assertThat(dynamoDb.items())
                .allSatisfy((key, item) ->
                        assertThat(item.containsKey("execution_id")).isEqualTo(!key.equals(key(7))));
    }

    /** S3's times have whole seconds; the execution started in the middle of one. */
    @Test
    void run_filesUntilAndAfterTheStart_transfersAllAndAnswersForTheFormer() {
        put("raw/before.csv", START.minusSeconds(60));
        put("raw/same-second.csv", START.plusMillis(200));
        put("raw/after.csv", START.plusMillis(300));

        run(Optional.of(ONE), FanOutTest::fullTime, invoked::add);

        assertThat(invoked).containsExactlyInAnyOrder("raw/before.csv", "raw/same-second.csv", "raw/after.csv");
        Map<String, Map<String, AttributeValue>> items = dynamoDb.items();
        assertThat(List.of("raw/before.csv", "raw/same-second.csv"))
                .allSatisfy(file -> assertThat(items.get(file))
                        .containsEntry("execution_id", AttributeValue.fromS(ONE.id()))
                        .containsKey("unfinished_in"));
        assertThat(items.get("raw/after.csv")).doesNotContainKeys("execution_id", "unfinished_in");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 100})
    void run_filesUntilAndAfterTheStart_goIntoDifferentInvocations(int filesPerInvocation) {
        IntStream.range(0, 60).forEach(i -> put(key(i), i % 3 == 0 ? START.plusSeconds(1) : START.minusSeconds(1)));
        RecordingLambda lambda = new RecordingLambda(invoked::add);

        fanOut(dynamoDb, filesPerInvocation, lambda).run(Optional.of(ONE), new Deadline(FanOutTest::fullTime));

        assertThat(invoked).hasSize(60).doesNotHaveDuplicates();
        assertThat(lambda.requests()).allSatisfy(request -> {
            MoveRequest event = event(request);
            assertThat(event.files()).hasSizeLessThanOrEqualTo(filesPerInvocation);
            assertThat(event.files().stream().map(SourceFile::filePath).map(FanOutTest::isAfterTheStart))
                    .containsOnly(event.executionId().isEmpty());
        });
    }

    @Test
    void run_byHand_answersForNothing() {
        put("raw/a.csv", START);

        run(Optional.empty(), FanOutTest::fullTime, invoked::add);

        assertThat(dynamoDb.items().get("raw/a.csv")).doesNotContainKeys("execution_id", "unfinished_in");
    }

    private static int fullTime() {
        return 300_000;
    }

    private static boolean isAfterTheStart(String key) {
        return Integer.parseInt(key.substring("raw/".length(), "raw/".length() + 4)) % 3 == 0;
    }

    private static MoveRequest event(InvokeRequest request) {
        try {
            return MoveRequest.parse(Json.read(request.payload().asInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("cut off", e);
        }
    }

    private String position(Execution execution) {
        return dynamoDb.items("executions")
                .get(execution.id() + " fan-out")
                .get("start_after")
                .s();
    }

    private long positionWrites() {
        return dynamoDb.calls().stream()
                .filter(call -> call.startsWith("PutItem"))
                .count();
    }

    private static String key(int number) {
        return "raw/%04d.csv".formatted(number);
    }

    private void putFiles() {
        IntStream.range(0, FILES).forEach(i -> s3.put("zone", key(i), "content"));
    }

    private void put(String key, Instant time) {
        uploadTime = time;
        s3.withClock(() -> uploadTime).put("zone", key, "content");
    }

    private IntSupplier stopsAfter(int files) {
        return () -> invoked.size() < files ? 300_000 : 29_999;
    }

    private FanOutResult stopAfter(int files, Execution execution) {
        return unfinished(Optional.of(execution), stopsAfter(files), invoked::add);
    }

    private FanOutResult unfinished(Execution execution, IntSupplier remainingMillis, Consumer<String> onFile) {
        return unfinished(Optional.of(execution), remainingMillis, onFile);
    }

    private FanOutResult unfinished(
            Optional<Execution> execution, IntSupplier remainingMillis, Consumer<String> onFile) {
        FanOutResult result = result(execution, remainingMillis, onFile);
        assertThat(result.outcome()).isEqualTo(Outcome.UNFINISHED);
        return result;
    }

    private FanOutResult.Summary run(
            Optional<Execution> execution, IntSupplier remainingMillis, Consumer<String> onFile) {
        FanOutResult result = result(execution, remainingMillis, onFile);
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.STARTED);
        return result.summary();
    }

    private FanOutResult result(Optional<Execution> execution, IntSupplier remainingMillis, Consumer<String> onFile) {
        return fanOut(dynamoDb, 1, onFile).run(execution, new Deadline(remainingMillis));
    }

    private FanOut fanOut(InMemoryDynamoDb tables, int filesPerInvocation, Consumer<String> onFile) {
        return fanOut(tables, filesPerInvocation, new RecordingLambda(onFile));
    }

    private FanOut fanOut(InMemoryDynamoDb tables, int filesPerInvocation, RecordingLambda lambda) {
        ExecutionsTable executions = new ExecutionsTable(tables, "executions", InstantSource.system());
        return new FanOut(
                new SourceZone(
                        s3,
                        new TransferSettings("zone", "zone", FileKeys.of("raw", "refined"), "status", "executions")),
                new FileStarter(
                        new StatusTable(tables, "status", TestFiles.FOR_EVER),
                        executions,
                        new SlaveInvoker(lambda, "slave"),
                        filesPerInvocation),
                executions);
    }
}
