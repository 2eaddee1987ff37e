package io.filetransfer.status.check;

import static io.filetransfer.status.check.ZoneAndTables.ATTEMPTS;
import static io.filetransfer.status.check.ZoneAndTables.BEFORE;
import static io.filetransfer.status.check.ZoneAndTables.ONE;
import static io.filetransfer.status.check.ZoneAndTables.START;
import static io.filetransfer.status.check.ZoneAndTables.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.status.FanOut;
import io.filetransfer.status.check.CheckResult.Complete;
import io.filetransfer.status.check.CheckResult.Failed;
import io.filetransfer.status.check.CheckResult.Waiting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** What an execution waits for, and what it does not. */
class CompletenessCheckTest {

    private static final FanOut COMPLETE = new FanOut.Complete();
    private static final FanOut UNKNOWN = new FanOut.Unknown();
    private static final FanOut MASTER_FAILED =
            new FanOut.Failed("io.filetransfer.common.aws.RefusedException: Access Denied");

    private final ZoneAndTables zone = new ZoneAndTables();

    @Test
    void check_everythingMoved_isComplete() {
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.complete("raw/a.csv", "raw/b.csv");

        assertComplete(ONE, COMPLETE);
    }

    @Test
    void check_recordedFileLeft_isIncompleteNamingIt() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");

        assertWaiting(ONE, COMPLETE).isEqualTo("files left under s3://zone/raw/: 1 (raw/a.csv)");
    }

    @Test
    void check_fileMovedAndNotYetCompleted_isIncompleteNamingIt() {
        zone.record(ONE, "raw/a.csv");

        assertWaiting(ONE, COMPLETE).isEqualTo("recorded files not completed: 1 (raw/a.csv)");
    }

    /** Another execution's slave has moved it before this one's master recorded it, and the invoke of a slave for it failed. */
    @Test
    void check_fileMovedAndNobodyToMarkIt_hasASlaveLookAfterIt() {
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.complete("raw/b.csv");

        assertWaiting(ONE, COMPLETE).contains("raw/a.csv");

        assertThat(zone.slaves().requests()).singleElement().satisfies(request -> {
            assertThat(request.functionName()).isEqualTo("slave");
            assertThat(request.invocationType()).isEqualTo(InvocationType.EVENT);
            assertThat(request.payload().asUtf8String())
                    .isEqualTo("{\"file_path\":\"raw/a.csv\",\"execution_id\":\"" + ONE.id() + "\"}");
        });
    }

    @Test
    void check_filesLeftInTheZone_invokesNobody() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");

        assertWaiting(ONE, COMPLETE).contains("raw/a.csv");

        assertThat(zone.slaves().requests()).isEmpty();
    }

    @Test
    void check_fileWithAttemptsLeft_isIncompleteSayingWhatWentWrong() {
        zone.put("raw/a.csv", "raw/b.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.fail(ONE, "raw/b.csv", ATTEMPTS - 1);

        assertWaiting(ONE, COMPLETE)
                .endsWith(
                        "2 (raw/a.csv, raw/b.csv), to be tried again: raw/b.csv (2 failed: IllegalStateException: attempt 2)");
    }

    /** S3 gives whole seconds. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:59:59Z, true",
        "2026-11-22T10:00:00Z, true",
        "2026-11-22T10:00:01Z, false",
        "2026-11-22T11:00:00Z, false"
    })
    void check_lastModifiedAroundTheStart_counts(Instant lastModified, boolean counts) {
        String etag = zone.s3().put("raw/a.csv", "a", lastModified);
        zone.s3().put("raw/a.txt", "a", lastModified);
        zone.item(Map.of("file_name", "raw/a.csv", "file_transfer_status", "started", "etag", etag));

        assertThat(isComplete(ONE, COMPLETE)).isEqualTo(!counts);
        zone.s3().remove("raw/a.txt");
        assertThat(isComplete(ONE, COMPLETE)).isEqualTo(!counts);
    }

    /** Master transfers it with the others, but it is the next execution's to answer for. */
    @Test
    void check_fileThatArrivedLater_neitherDelaysNorFails() {
        zone.s3().put("raw/later.csv", "later", START.plusSeconds(30));
        zone.recordVersion(TWO, "raw/later.csv", "later");
        zone.fail(TWO, "raw/later.csv", ATTEMPTS);

        assertComplete(ONE, COMPLETE);
        assertThat(failed(TWO, COMPLETE).cause()).contains("raw/later.csv");
    }

    @Test
    void check_itemOfAnotherExecution_neitherDelaysNorFails() {
        zone.record(TWO, "raw/a.csv");
        zone.item(Map.of("file_name", "raw/b.csv", "file_transfer_status", "started"));

        assertComplete(ONE, COMPLETE);
    }

    /** Both executions found it: both answer for it. */
    @Test
    void check_itemTakenOverByAnotherExecutionAndFileInTheZone_isIncomplete() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.record(TWO, "raw/a.csv");

        assertWaiting(ONE, COMPLETE).contains("raw/a.csv");
    }

    @Test
    void check_itemTakenOverByAnotherExecutionAndFileMoved_isComplete() {
        zone.record(ONE, "raw/a.csv");
        zone.record(TWO, "raw/a.csv");

        assertComplete(ONE, COMPLETE);
    }

    /** The slave that moved the version before looked at the source before this version came. */
    @Test
    void check_itemMarkedCompletedByAnOlderSlaveAndTheNewerVersionInTheZone_isIncomplete() {
        zone.s3().put("raw/a.csv", "new", BEFORE);
        zone.recordVersion(ONE, "raw/a.csv", "new");
        zone.complete("raw/a.csv");

        assertWaiting(ONE, COMPLETE).contains("raw/a.csv");
    }

    /** S3 dates an upload in parts back to its beginning: master did not see it. */
    @Test
    void check_uploadInPartsBegunBeforeTheStartAndDoneAfterTheListing_doesNotCount() {
        zone.put("raw/big.csv");

        assertComplete(ONE, COMPLETE);
    }

    @Test
    void check_suchAnUploadOfAFileThatWasMovedBefore_doesNotCount() {
        zone.recordVersion(ONE, "raw/big.csv", "the version that was listed");
        zone.complete("raw/big.csv");
        zone.put("raw/big.csv");

        assertComplete(ONE, COMPLETE);
    }

    @Test
    void check_suchAnUploadOfAFileThatWasMovedForAnotherExecution_doesNotCount() {
        zone.recordVersion(TWO, "raw/big.csv", "the version that was listed");
        zone.complete("raw/big.csv");
        zone.put("raw/big.csv");

        assertComplete(ONE, COMPLETE);
    }

    @Test
    void check_suchAnUploadOverAFileThatIsBeingMoved_countsAsRecordedAlone() {
        zone.recordVersion(ONE, "raw/big.csv", "the version that was listed");
        zone.put("raw/big.csv");

        assertWaiting(ONE, COMPLETE).contains("recorded files not completed: 1 (raw/big.csv)");
    }

    /** Another execution's master records what it saw earlier over what this one's has seen. */
    @Test
    void check_anotherVersionRecordedForAnotherExecutionAndNotCompleted_isIncomplete() {
        zone.put("raw/a.csv");
        zone.recordVersion(TWO, "raw/a.csv", "an older version");

        assertWaiting(ONE, COMPLETE).contains("raw/a.csv");
    }

    /** Then the table does not tell, and the time decides. */
    @Test
    void check_fanOutUnfinishedAndFileNotRecorded_isIncomplete() {
        zone.put("raw/a.csv");

        assertWaiting(ONE, UNKNOWN).contains("raw/a.csv");
    }

    @Test
    void check_textFileInTheZone_isIncompleteSayingThatNobodyMovesIt() {
        zone.put("raw/notes.txt", "raw/a.csv");

        assertWaiting(ONE, COMPLETE).contains("files left under s3://zone/raw/: 1 (raw/notes.txt), not transferred");
        assertThat(zone.requests()).isEmpty();
    }

    @Test
    void check_otherFilesInTheZone_doNotCount() {
        zone.put("raw/README.md", "rawdata/a.csv");

        assertComplete(ONE, UNKNOWN);
    }

    /** A file may be in two entries: a retried master starts it again. */
    @Test
    void check_filesStartedTogetherAndOneNotMarked_isIncompleteUntilItIs() {
        zone.recordTogether(ONE, "raw/a.csv", "raw/b.csv");
        zone.recordTogether(ONE, "raw/a.csv", "raw/b.csv");
        zone.complete("raw/a.csv");

        assertWaiting(ONE, COMPLETE).contains("recorded files not completed: 1 (raw/b.csv)");
        assertComplete(TWO, COMPLETE);

        zone.complete("raw/b.csv");

        assertComplete(ONE, COMPLETE);
    }

    @Test
    void check_filesStartedTogetherThatAnotherExecutionHasTakenOver_isComplete() {
        zone.recordTogether(ONE, "raw/a.csv", "raw/b.csv");
        zone.recordTogether(TWO, "raw/a.csv", "raw/b.csv");

        assertComplete(ONE, COMPLETE);
        assertWaiting(TWO, COMPLETE).contains("2 (raw/a.csv, raw/b.csv)");
    }

    /** The index follows the table with a delay. */
    @Test
    void check_indexShowsACompletedItem_isComplete() {
        zone.item(Map.of(
                "file_name",
                "raw/a.csv",
                "file_transfer_status",
                "completed",
                "execution_id",
                ONE.id(),
                "unfinished_in",
                ONE.id() + "#0"));

        assertComplete(ONE, COMPLETE);
    }

    @Test
    void check_indexShowsAnItemThatAnotherExecutionHasTakenOver_isComplete() {
        zone.item(Map.of(
                "file_name",
                "raw/a.csv",
                "file_transfer_status",
                "started",
                "execution_id",
                TWO.id(),
                "unfinished_in",
                ONE.id() + "#0"));

        assertComplete(ONE, COMPLETE);
    }

    @Test
    void check_indexShowsAnItemThatIsNoMore_isComplete() {
        CallHook removal = new CallHook() {
            @Override
            public void before(String call) {
                if (call.equals("BatchGetItem")) {
                    zone.complete("raw/a.csv");
                }
            }
        };
        zone.record(ONE, "raw/a.csv");

        assertThat(check(Hooked.client(DynamoDbClient.class, zone.dynamoDb(), removal))
                        .check(Optional.of(ONE), COMPLETE))
                .isInstanceOf(Complete.class);
    }

    @Test
    void check_keysLeftUnprocessed_areAskedForAgain() {
        zone.put("raw/a.csv", "raw/b.csv", "raw/c.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv", "raw/c.csv");
        zone.complete("raw/a.csv", "raw/b.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        zone.fail(ONE, "raw/b.csv", ATTEMPTS);
        zone.fail(ONE, "raw/c.csv", ATTEMPTS);

        CheckResult result = check(StingyDynamoDb.over(zone.dynamoDb())).check(Optional.of(ONE), COMPLETE);

        assertThat(((Failed) result).failedFiles()).isEqualTo(3);
        assertThat(zone.requests()).filteredOn("BatchGetItem"::equals).hasSizeGreaterThan(4);
    }

    @Test
    void check_allAttemptsOfEveryFileFailed_areReturnedWithTheirErrors() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv", "raw/gone.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        zone.fail(ONE, "raw/gone.csv", ATTEMPTS + 2);

        assertThat(failed(ONE, COMPLETE).cause())
                .isEqualTo(
                        "2 files failed permanently: raw/a.csv (RetriesExhausted after 3 attempts): IllegalStateException: attempt 3; raw/gone.csv (RetriesExhausted after 5 attempts): IllegalStateException: attempt 5");
    }

    @Test
    void check_oneFailedAndOneInProgress_isIncompleteNamingTheLatter() {
        zone.put("raw/a.csv", "raw/b.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);

        assertWaiting(ONE, COMPLETE).contains("1 (raw/b.csv)");
    }

    @Test
    void check_oneFailedInTheZoneAndOneRecordedInProgress_isIncompleteNamingTheLatter() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);

        assertWaiting(ONE, COMPLETE).contains("recorded files not completed: 1 (raw/b.csv)");
    }

    @Test
    void check_attemptsOfAnotherExecutionFailed_doNotCount() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(TWO, "raw/a.csv", ATTEMPTS);

        assertWaiting(ONE, COMPLETE).contains("raw/a.csv");
    }

    /** Another execution that starts a file again gives it new attempts, but those are its own. */
    @Test
    void check_allAttemptsFailedAndAnotherExecutionStartsTheFile_isFailed() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        zone.record(TWO, "raw/a.csv");

        assertThat(failed(ONE, COMPLETE).cause()).contains("raw/a.csv");
        assertWaiting(TWO, COMPLETE).contains("raw/a.csv");
    }

    @Test
    void check_moreThanAWindow_looksAtEveryWindow() {
        String[] files =
                IntStream.range(100, 350).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new);
        zone.s3().withPageSize(70);
        zone.put(files);
        zone.record(ONE, files);
        IntStream.range(0, 249).forEach(i -> zone.fail(ONE, files[i], ATTEMPTS));

        assertWaiting(ONE, COMPLETE).contains("1 (raw/349.csv)");
        zone.fail(ONE, files[249], ATTEMPTS);
        assertThat(failed(ONE, COMPLETE).failedFiles()).isEqualTo(250);
    }

    @Test
    void check_manyFilesLeft_asksForOneWindowAndNamesTheFirst() {
        String[] files =
                IntStream.range(100, 350).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new);
        zone.s3().withPageSize(120);
        zone.put(files);
        zone.record(ONE, files);

        assertWaiting(ONE, COMPLETE).contains("at least 100 (raw/100.csv").contains("and 90 more)");
        assertThat(zone.s3().listings()).isEqualTo(1);
        assertThat(zone.requests()).containsExactly("BatchGetItem", "BatchGetItem");
    }

    /** One listing, one query for what was started together, and one for each partition of the index, however large the table. */
    @Test
    void check_completeWithManyCompletedItems_asksAFixedNumberOfQuestions() {
        String[] files =
                IntStream.range(0, 500).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new);
        zone.record(ONE, files);
        zone.complete(files);

        assertComplete(ONE, COMPLETE);
        assertThat(zone.s3().listings()).isEqualTo(1);
        assertThat(zone.requests()).hasSize(17).containsOnly("Query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw/a.csv", "raw/a.csv.gz", "raw/sub/notes.txt"})
    void check_byHandAndOneFileLeft_isIncompleteWhoseverItIs(String key) {
        zone.s3().put(key, "x", START.plusSeconds(3600));

        assertWaiting(null, UNKNOWN).isEqualTo("files left under s3://zone/raw/: 1 (" + key + ")");
    }

    @Test
    void check_byHandAndManyFilesLeft_listsOnePageAndNamesTheFirst() {
        zone.s3().withPageSize(100);
        zone.put(IntStream.range(100, 350).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new));

        assertWaiting(null, UNKNOWN).contains("at least 100 (raw/100.csv").contains("and 90 more)");
        assertThat(zone.s3().listings()).isEqualTo(1);
    }

    @Test
    void check_byHandAndAnItemWithTheContractsAttributesAlone_isIncompleteNamingIt() {
        zone.item(Map.of("file_name", "raw/a.csv", "file_transfer_status", "started"));

        assertWaiting(null, UNKNOWN).isEqualTo("recorded files not completed: at least 1 (raw/a.csv)");
        zone.item(Map.of("file_name", "raw/a.csv", "file_transfer_status", "completed"));
        assertComplete(null, UNKNOWN);
    }

    /** The role lacks s3:ListBucket, say. */
    @Test
    void check_masterHasFailedAndStartedNothing_isFailedNamingItsErrorAndTheFiles() {
        String[] files =
                IntStream.range(100, 350).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new);
        zone.put(files);

        assertThat(failed(ONE, MASTER_FAILED).cause())
                .startsWith("master failed: io.filetransfer.common.aws.RefusedException: Access Denied; "
                        + "250 files were never started: raw/100.csv, raw/101.csv")
                .endsWith("raw/109.csv and 240 more");
        assertThat(failed(ONE, MASTER_FAILED).failedFiles()).isZero();
    }

    @Test
    void check_masterHasFailedAndOneFileIsStarted_waitsForItAndThenIsFailed() {
        zone.put("raw/a.csv", "raw/b.csv");
        zone.record(ONE, "raw/a.csv");

        assertWaiting(ONE, MASTER_FAILED)
                .isEqualTo("files left under s3://zone/raw/: 1 (raw/a.csv); "
                        + "master failed: io.filetransfer.common.aws.RefusedException: Access Denied");

        zone.s3().remove("raw/a.csv");
        zone.complete("raw/a.csv");
        assertThat(failed(ONE, MASTER_FAILED).cause()).contains("1 file was never started: raw/b.csv");
    }

    @Test
    void check_masterHasFailedAndAStartedFileFailed_isFailedWithBoth() {
        zone.put("raw/a.csv", "raw/b.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);

        assertThat(failed(ONE, MASTER_FAILED).cause())
                .contains("Access Denied; 1 file was never started: raw/b.csv; 1 file failed permanently: raw/a.csv");
    }

    @Test
    void check_masterHasRecordedAFileAndCouldNotInvokeItsSlave_isFailed() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.withdraw(ONE, "raw/a.csv");

        assertThat(failed(ONE, MASTER_FAILED).cause()).contains("1 file was never started: raw/a.csv");
    }

    @Test
    void check_masterHasFailedAndATextFileIsLeft_doesNotWaitForIt() {
        zone.put("raw/a.csv", "raw/notes.txt");

        assertThat(failed(ONE, MASTER_FAILED).cause()).contains("1 file was never started: raw/a.csv");
    }

    @Test
    void check_masterHasFailedAfterEverythingWasStartedAndMoved_isComplete() {
        zone.record(ONE, "raw/a.csv");
        zone.complete("raw/a.csv");

        assertComplete(ONE, MASTER_FAILED);
    }

    private AbstractStringAssert<?> assertWaiting(Execution execution, FanOut fanOut) {
        CheckResult result = check(execution, fanOut);
        assertThat(result).isInstanceOf(Waiting.class);
        return assertThat(((Waiting) result).message());
    }

    private void assertComplete(Execution execution, FanOut fanOut) {
        assertThat(check(execution, fanOut)).isInstanceOf(Complete.class);
    }

    private boolean isComplete(Execution execution, FanOut fanOut) {
        return check(execution, fanOut) instanceof Complete;
    }

    private Failed failed(Execution execution, FanOut fanOut) {
        CheckResult result = check(execution, fanOut);
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed) result;
    }

    /** Without an execution, checks as by hand. */
    private CheckResult check(Execution execution, FanOut fanOut) {
        return check(zone.dynamoDb()).check(Optional.ofNullable(execution), fanOut);
    }

    private CompletenessCheck check(DynamoDbClient dynamoDb) {
        TransferSettings transfer = zone.transfer();
        return new CompletenessCheck(
                new SourceZone(zone.s3(), transfer),
                transfer.keys(),
                new StatusTable(dynamoDb, transfer.statusTable()),
                new ExecutionsTable(dynamoDb, transfer.executionsTable(), InstantSource.system()),
                new SlaveInvoker(zone.slaves(), "slave"));
    }
}
