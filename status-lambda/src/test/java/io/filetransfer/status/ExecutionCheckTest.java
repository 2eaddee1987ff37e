package io.filetransfer.status;

import static io.filetransfer.status.ZoneAndTables.ATTEMPTS;
import static io.filetransfer.status.ZoneAndTables.BEFORE;
import static io.filetransfer.status.ZoneAndTables.ONE;
import static io.filetransfer.status.ZoneAndTables.START;
import static io.filetransfer.status.ZoneAndTables.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.ExecutionsTable;
import io.filetransfer.common.RecordedFiles;
import io.filetransfer.common.SourceZone;
import io.filetransfer.common.testing.CallHook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** What an execution waits for, and what it does not. */
class ExecutionCheckTest {

    private static final StatusRequest BY_HAND = new StatusRequest(Optional.empty(), false);
    private static final StatusRequest OF_ONE = new StatusRequest(Optional.of(ONE), true);
    private static final StatusRequest OF_TWO = new StatusRequest(Optional.of(TWO), true);
    private static final StatusRequest OF_ONE_FAN_OUT_UNFINISHED = new StatusRequest(Optional.of(ONE), false);

    private final ZoneAndTables zone = new ZoneAndTables();

    @Test
    void failedFiles_everythingMoved_isComplete() {
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.complete("raw/a.csv", "raw/b.csv");

        assertComplete(OF_ONE);
    }

    @Test
    void failedFiles_recordedFileLeft_isIncompleteNamingIt() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");

        assertIncomplete(OF_ONE).hasMessage("file transfer incomplete: files left under s3://zone/raw/: 1 (raw/a.csv)");
    }

    @Test
    void failedFiles_fileMovedAndNotYetCompleted_isIncompleteNamingIt() {
        zone.record(ONE, "raw/a.csv");

        assertIncomplete(OF_ONE).hasMessage("file transfer incomplete: recorded files not completed: 1 (raw/a.csv)");
    }

    /** Another execution's slave has moved it before this one's master recorded it, and the invoke of a slave for it failed. */
    @Test
    void failedFiles_fileMovedAndNobodyToMarkIt_hasASlaveLookAfterIt() {
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.complete("raw/b.csv");

        assertIncomplete(OF_ONE).hasMessageContaining("raw/a.csv");

        assertThat(zone.slaves().requests()).singleElement().satisfies(request -> {
            assertThat(request.functionName()).isEqualTo("slave");
            assertThat(request.invocationType()).isEqualTo(InvocationType.EVENT);
            assertThat(request.payload().asUtf8String())
                    .isEqualTo("{\"file_path\":\"raw/a.csv\",\"execution_id\":\"" + ONE.id() + "\"}");
        });
    }

    @Test
    void failedFiles_filesLeftInTheZone_invokesNobody() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");

        assertIncomplete(OF_ONE).hasMessageContaining("raw/a.csv");

        assertThat(zone.slaves().requests()).isEmpty();
    }

    @Test
    void failedFiles_fileWithAttemptsLeft_isIncompleteSayingWhatWentWrong() {
        zone.put("raw/a.csv", "raw/b.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.fail(ONE, "raw/b.csv", ATTEMPTS - 1);

        assertIncomplete(OF_ONE)
                .hasMessageEndingWith(
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
    void failedFiles_lastModifiedAroundTheStart_counts(Instant lastModified, boolean counts) {
        String etag = zone.s3().put("raw/a.csv", "a", lastModified);
        zone.s3().put("raw/a.txt", "a", lastModified);
        zone.item(Map.of("file_name", "raw/a.csv", "file_transfer_status", "started", "etag", etag));

        assertThat(isComplete(OF_ONE)).isEqualTo(!counts);
        zone.s3().remove("raw/a.txt");
        assertThat(isComplete(OF_ONE)).isEqualTo(!counts);
    }

    /** Master transfers it with the others, but it is the next execution's to answer for. */
    @Test
    void failedFiles_fileThatArrivedLater_neitherDelaysNorFails() {
        zone.s3().put("raw/later.csv", "later", START.plusSeconds(30));
        zone.recordVersion(TWO, "raw/later.csv", "later");
        zone.fail(TWO, "raw/later.csv", ATTEMPTS);

        assertComplete(OF_ONE);
        assertThat(failed(OF_TWO).cause()).contains("raw/later.csv");
    }

    @Test
    void failedFiles_itemOfAnotherExecution_neitherDelaysNorFails() {
        zone.record(TWO, "raw/a.csv");
        zone.item(Map.of("file_name", "raw/b.csv", "file_transfer_status", "started"));

        assertComplete(OF_ONE);
    }

    /** Both executions found it: both answer for it. */
    @Test
    void failedFiles_itemTakenOverByAnotherExecutionAndFileInTheZone_isIncomplete() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.record(TWO, "raw/a.csv");

        assertIncomplete(OF_ONE).hasMessageContaining("raw/a.csv");
    }

    @Test
    void failedFiles_itemTakenOverByAnotherExecutionAndFileMoved_isComplete() {
        zone.record(ONE, "raw/a.csv");
        zone.record(TWO, "raw/a.csv");

        assertComplete(OF_ONE);
    }

    /** The slave that moved the version before looked at the source before this version came. */
    @Test
    void failedFiles_itemMarkedCompletedByAnOlderSlaveAndTheNewerVersionInTheZone_isIncomplete() {
        zone.s3().put("raw/a.csv", "new", BEFORE);
        zone.recordVersion(ONE, "raw/a.csv", "new");
        zone.complete("raw/a.csv");

        assertIncomplete(OF_ONE).hasMessageContaining("raw/a.csv");
    }

    /** S3 dates an upload in parts back to its beginning: master did not see it. */
    @Test
    void failedFiles_uploadInPartsBegunBeforeTheStartAndDoneAfterTheListing_doesNotCount() {
        zone.put("raw/big.csv");

        assertComplete(OF_ONE);
    }

    @Test
    void failedFiles_suchAnUploadOfAFileThatWasMovedBefore_doesNotCount() {
        zone.recordVersion(ONE, "raw/big.csv", "the version that was listed");
        zone.complete("raw/big.csv");
        zone.put("raw/big.csv");

        assertComplete(OF_ONE);
    }

    @Test
    void failedFiles_suchAnUploadOfAFileThatWasMovedForAnotherExecution_doesNotCount() {
        zone.recordVersion(TWO, "raw/big.csv", "the version that was listed");
        zone.complete("raw/big.csv");
        zone.put("raw/big.csv");

        assertComplete(OF_ONE);
    }

    @Test
    void failedFiles_suchAnUploadOverAFileThatIsBeingMoved_countsAsRecordedAlone() {
        zone.recordVersion(ONE, "raw/big.csv", "the version that was listed");
        zone.put("raw/big.csv");

        assertIncomplete(OF_ONE).hasMessageContaining("recorded files not completed: 1 (raw/big.csv)");
    }

    /** Another execution's master records what it saw earlier over what this one's has seen. */
    @Test
    void failedFiles_anotherVersionRecordedForAnotherExecutionAndNotCompleted_isIncomplete() {
        zone.put("raw/a.csv");
        zone.recordVersion(TWO, "raw/a.csv", "an older version");

        assertIncomplete(OF_ONE).hasMessageContaining("raw/a.csv");
    }

    /** Then the table does not tell, and the time decides. */
    @Test
    void failedFiles_fanOutUnfinishedAndFileNotRecorded_isIncomplete() {
        zone.put("raw/a.csv");

        assertIncomplete(OF_ONE_FAN_OUT_UNFINISHED).hasMessageContaining("raw/a.csv");
    }

    @Test
    void failedFiles_textFileInTheZone_isIncompleteSayingThatNobodyMovesIt() {
        zone.put("raw/notes.txt", "raw/a.csv");

        assertIncomplete(OF_ONE)
                .hasMessageContaining("files left under s3://zone/raw/: 1 (raw/notes.txt), not transferred");
        assertThat(zone.requests()).isEmpty();
    }

    @Test
    void failedFiles_otherFilesInTheZone_doNotCount() {
        zone.put("raw/README.md", "rawdata/a.csv");

        assertComplete(OF_ONE_FAN_OUT_UNFINISHED);
    }

    /** The index follows the table with a delay. */
    @Test
    void failedFiles_indexShowsACompletedItem_isComplete() {
        zone.item(Map.of(
                "file_name",
                "raw/a.csv",
                "file_transfer_status",
                "completed",
                "execution_id",
                ONE.id(),
                "unfinished_in",
                ONE.id() + "#0"));

        assertComplete(OF_ONE);
    }

    @Test
    void failedFiles_indexShowsAnItemThatAnotherExecutionHasTakenOver_isComplete() {
        zone.item(Map.of(
                "file_name",
                "raw/a.csv",
                "file_transfer_status",
                "started",
                "execution_id",
                TWO.id(),
                "unfinished_in",
                ONE.id() + "#0"));

        assertComplete(OF_ONE);
    }

    @Test
    void failedFiles_indexShowsAnItemThatIsNoMore_isComplete() {
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
                        .failedFiles(OF_ONE, new Findings())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void failedFiles_keysLeftUnprocessed_areAskedForAgain() {
        zone.put("raw/a.csv", "raw/b.csv", "raw/c.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv", "raw/c.csv");
        zone.complete("raw/a.csv", "raw/b.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        zone.fail(ONE, "raw/b.csv", ATTEMPTS);
        zone.fail(ONE, "raw/c.csv", ATTEMPTS);

        FailedFiles failed = check(StingyDynamoDb.over(zone.dynamoDb())).failedFiles(OF_ONE, new Findings());

        assertThat(failed.count()).isEqualTo(3);
        assertThat(zone.requests()).filteredOn("BatchGetItem"::equals).hasSizeGreaterThan(4);
    }

    @Test
    void failedFiles_allAttemptsOfEveryFileFailed_areReturnedWithTheirErrors() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv", "raw/gone.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        zone.fail(ONE, "raw/gone.csv", ATTEMPTS + 2);

        assertThat(failed(OF_ONE).cause())
                .isEqualTo(
                        "2 files have failed for good: raw/a.csv (3 attempts): IllegalStateException: attempt 3; raw/gone.csv (5 attempts): IllegalStateException: attempt 5");
    }

    @Test
    void failedFiles_oneFailedAndOneInProgress_isIncompleteNamingTheLatter() {
        zone.put("raw/a.csv", "raw/b.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);

        assertIncomplete(OF_ONE).hasMessageContaining("1 (raw/b.csv)");
    }

    @Test
    void failedFiles_oneFailedInTheZoneAndOneRecordedInProgress_isIncompleteNamingTheLatter() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv", "raw/b.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);

        assertIncomplete(OF_ONE).hasMessageContaining("recorded files not completed: 1 (raw/b.csv)");
    }

    @Test
    void failedFiles_attemptsOfAnotherExecutionFailed_doNotCount() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(TWO, "raw/a.csv", ATTEMPTS);

        assertIncomplete(OF_ONE).hasMessageContaining("raw/a.csv");
    }

    /** Another execution that starts a file again gives it new attempts, but those are its own. */
    @Test
    void failedFiles_allAttemptsFailedAndAnotherExecutionStartsTheFile_isFailed() {
        zone.put("raw/a.csv");
        zone.record(ONE, "raw/a.csv");
        zone.fail(ONE, "raw/a.csv", ATTEMPTS);
        zone.record(TWO, "raw/a.csv");

        assertThat(failed(OF_ONE).cause()).contains("raw/a.csv");
        assertIncomplete(OF_TWO).hasMessageContaining("raw/a.csv");
    }

    @Test
    void failedFiles_moreThanAWindow_looksAtEveryWindow() {
        String[] files =
                IntStream.range(100, 350).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new);
        zone.s3().withPageSize(70);
        zone.put(files);
        zone.record(ONE, files);
        IntStream.range(0, 249).forEach(i -> zone.fail(ONE, files[i], ATTEMPTS));

        assertIncomplete(OF_ONE).hasMessageContaining("1 (raw/349.csv)");
        zone.fail(ONE, files[249], ATTEMPTS);
        assertThat(failed(OF_ONE).count()).isEqualTo(250);
    }

    @Test
    void failedFiles_manyFilesLeft_asksForOneWindowAndNamesTheFirst() {
        String[] files =
                IntStream.range(100, 350).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new);
        zone.s3().withPageSize(120);
        zone.put(files);
        zone.record(ONE, files);

        assertIncomplete(OF_ONE)
                .hasMessageContaining("at least 100 (raw/100.csv")
                .hasMessageContaining("and 90 more)");
        assertThat(zone.s3().listings()).isEqualTo(1);
        assertThat(zone.requests()).containsExactly("BatchGetItem", "BatchGetItem");
    }

    /** One listing and one query for each partition of the index, however large the table. */
    @Test
    void failedFiles_completeWithManyCompletedItems_asksAFixedNumberOfQuestions() {
        String[] files =
                IntStream.range(0, 500).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new);
        zone.record(ONE, files);
        zone.complete(files);

        assertComplete(OF_ONE);
        assertThat(zone.s3().listings()).isEqualTo(1);
        assertThat(zone.requests()).hasSize(16).containsOnly("Query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw/a.csv", "raw/a.csv.gz", "raw/sub/notes.txt"})
    void failedFiles_byHandAndOneFileLeft_isIncompleteWhoseverItIs(String key) {
        zone.s3().put(key, "x", START.plusSeconds(3600));

        assertIncomplete(BY_HAND)
                .hasMessage("file transfer incomplete: files left under s3://zone/raw/: 1 (" + key + ")");
    }

    @Test
    void failedFiles_byHandAndManyFilesLeft_listsOnePageAndNamesTheFirst() {
        zone.s3().withPageSize(100);
        zone.put(IntStream.range(100, 350).mapToObj(i -> "raw/" + i + ".csv").toArray(String[]::new));

        assertIncomplete(BY_HAND)
                .hasMessageContaining("at least 100 (raw/100.csv")
                .hasMessageContaining("and 90 more)");
        assertThat(zone.s3().listings()).isEqualTo(1);
    }

    @Test
    void failedFiles_byHandAndAnItemWithTheContractsAttributesAlone_isIncompleteNamingIt() {
        zone.item(Map.of("file_name", "raw/a.csv", "file_transfer_status", "started"));

        assertIncomplete(BY_HAND)
                .hasMessage("file transfer incomplete: recorded files not completed: at least 1 (raw/a.csv)");
        zone.item(Map.of("file_name", "raw/a.csv", "file_transfer_status", "completed"));
        assertComplete(BY_HAND);
    }

    private AbstractThrowableAssert<?, ?> assertIncomplete(StatusRequest request) {
        ThrowingCallable check = () -> failed(request);
        return assertThatThrownBy(check).isInstanceOf(FileTransferIncompleteException.class);
    }

    private void assertComplete(StatusRequest request) {
        assertThat(isComplete(request)).isTrue();
    }

    private boolean isComplete(StatusRequest request) {
        try {
            return failed(request).isEmpty();
        } catch (FileTransferIncompleteException e) {
            return false;
        }
    }

    private FailedFiles failed(StatusRequest request) {
        return check(zone.dynamoDb()).failedFiles(request, new Findings());
    }

    private CompletenessCheck check(DynamoDbClient dynamoDb) {
        StatusSettings settings = zone.settings();
        return CompletenessCheck.of(
                new SourceZone(zone.s3(), settings.transfer()),
                new RecordedFiles(dynamoDb, settings.transfer().statusTable()),
                new ExecutionsTable(dynamoDb, settings.transfer().executionsTable(), InstantSource.system()),
                zone.slaves(),
                settings);
    }
}
