package io.filetransfer.slave.move;

import static io.filetransfer.slave.move.Moves.DESTINATION;
import static io.filetransfer.slave.move.Moves.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.emulator.s3.StoredObject;
import io.filetransfer.slave.MoveFailedException;
import io.filetransfer.slave.OutOfTimeException;
import io.filetransfer.slave.SlaveSettings;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.move.Moves.End;
import io.filetransfer.slave.s3.PartPlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LosslessMoveTest {

    private final InMemoryS3 s3 = new InMemoryS3("landing", "lake");

    @Test
    void move_listedEtag_takesTwoCalls() {
        s3.put("landing", SOURCE, "v1");

        assertThat(move(InMemoryS3.etag("v1")).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs("v1");
        assertThat(s3.calls()).containsExactly("CopyObject raw/a.csv", "DeleteObject raw/a.csv");
    }

    @Test
    void move_unknownEtag_asksForItFirst() {
        s3.put("landing", SOURCE, "v1");

        assertThat(move(null).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs("v1");
        assertThat(s3.calls())
                .containsExactly("HeadObject raw/a.csv", "CopyObject raw/a.csv", "DeleteObject raw/a.csv");
    }

    /** The article deletes by prefix, which takes {@code a.csv.gz} and {@code a.csv2} along. */
    @Test
    void move_siblingsWithLongerNames_stay() {
        s3.put("landing", SOURCE, "v1");
        s3.put("landing", "raw/a.csv.gz", "zipped");
        s3.put("landing", "raw/a.csv2", "other");

        move(null);

        assertThat(s3.objects("landing")).isEqualTo(Map.of("raw/a.csv.gz", "zipped", "raw/a.csv2", "other"));
    }

    /** The article deletes unconditionally, which loses a version that is uploaded between its copy and its delete. */
    @Test
    void move_newVersionBetweenCopyAndDelete_isMovedToo() {
        s3.put("landing", SOURCE, "v1");
        once("DeleteObject", () -> s3.put("landing", SOURCE, "v2"));

        assertThat(move(InMemoryS3.etag("v1")).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs("v2");
    }

    @Test
    void move_newVersionBeforeCopy_isTheOneMoved() {
        s3.put("landing", SOURCE, "v2");

        assertThat(move(InMemoryS3.etag("v1")).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs("v2");
    }

    @Test
    void move_newVersionDuringEveryAttempt_failsWithTheNewestUntouched() {
        AtomicInteger version = new AtomicInteger();
        s3.put("landing", SOURCE, "v0");
        s3.beforeCall(call -> {
            if (call.startsWith("DeleteObject")) {
                s3.put("landing", SOURCE, "v" + version.incrementAndGet());
            }
        });

        assertThat(move(null).failure())
                .isInstanceOf(MoveFailedException.class)
                .hasMessageContaining("s3://landing/raw/a.csv was replaced")
                .hasMessageContaining("5 attempts");
        assertThat(version).hasValue(LosslessMove.MAX_ATTEMPTS);
        assertThat(s3.objects("landing")).isEqualTo(Map.of(SOURCE, "v5"));
    }

    /** In the article a repeated slave fails on the missing source and leaves its item started for ever. */
    @Test
    void move_sourceGoneAndDestinationThere_isAlreadyMoved() {
        s3.put("lake", DESTINATION, "v1");

        assertThat(move(null).outcome()).isEqualTo(Outcome.ALREADY_MOVED);
        assertThat(move(InMemoryS3.etag("v1")).outcome()).isEqualTo(Outcome.ALREADY_MOVED);
    }

    @Test
    void move_otherSlaveDeletesBeforeOurDelete_isAlreadyMoved() {
        s3.put("landing", SOURCE, "v1");
        once("DeleteObject", () -> move(null));

        assertThat(move(null).outcome()).isEqualTo(Outcome.ALREADY_MOVED);

        assertMovedAs("v1");
    }

    @Test
    void move_neitherSourceNorDestination_isGone() {
        assertThat(move(null).outcome()).isEqualTo(Outcome.GONE);
        assertThat(move(InMemoryS3.etag("v1")).outcome()).isEqualTo(Outcome.GONE);
    }

    @Test
    void move_destinationBucketMissing_failsWithTheSourceUntouched() {
        s3.put("landing", SOURCE, "v1");

        SlaveSettings settings =
                Moves.settings("landing", "nowhere", "table", PartPlan.MAX_PART_SIZE, PartPlan.MAX_PART_SIZE);

        assertThat(Moves.move(s3, settings, Moves.file(InMemoryS3.etag("v1"))).failure())
                .isInstanceOf(MoveFailedException.class)
                .hasMessageStartingWith(
                        "cannot move s3://landing/raw/a.csv to s3://nowhere/refined/a.csv: The specified bucket");
        assertThat(s3.objects("landing")).isEqualTo(Map.of(SOURCE, "v1"));
    }

    @Test
    void move_deleteConflictsWithConcurrentWrite_startsOver() {
        s3.put("landing", SOURCE, "v1");
        once("DeleteObject", () -> {
            throw InMemoryS3.error(409, "ConditionalRequestConflict");
        });

        assertThat(move(null).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs("v1");
    }

    /** The copy is slow: it has read v1, and before it writes, another slave has moved v1 and then v2. */
    @Test
    void move_newerVersionMovedWhileTheCopyIsUnderWay_isNotReplaced() {
        s3.put("landing", SOURCE, "v1");
        AtomicBoolean done = new AtomicBoolean();
        s3.hook(new CallHook() {
            @Override
            public void within(String call, Object soFar) {
                if (!done.getAndSet(true)) {
                    move(null);
                    s3.put("landing", SOURCE, "v2");
                    move(null);
                }
            }
        });

        assertThat(move(InMemoryS3.etag("v1")).outcome()).isEqualTo(Outcome.ALREADY_MOVED);

        assertMovedAs("v2");
    }

    @Test
    void move_destinationOfAnEarlierTransfer_isReplacedUnderItsEtag() {
        s3.put("lake", DESTINATION, "yesterday's");
        s3.put("landing", SOURCE, "today's");

        assertThat(move(InMemoryS3.etag("today's")).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs("today's");
        assertThat(s3.calls())
                .containsExactly(
                        "CopyObject raw/a.csv",
                        "HeadObject refined/a.csv",
                        "HeadObject raw/a.csv",
                        "CopyObject raw/a.csv",
                        "DeleteObject raw/a.csv");
    }

    /** Equal bytes may come with other metadata. */
    @Test
    void move_sameBytesAtTheDestination_areCopiedAgain() {
        s3.put("lake", DESTINATION, "v1");
        s3.put("landing", SOURCE, StoredObject.of("v1").withMetadata(Map.of("run", "2")));

        assertThat(move(null).outcome()).isEqualTo(Outcome.MOVED);

        assertThat(s3.object("lake", DESTINATION).orElseThrow().metadata()).isEqualTo(Map.of("run", "2"));
    }

    @Test
    void move_otherSlaveMovesBetweenTheLooksAtBothEnds_isAlreadyMoved() {
        s3.put("landing", SOURCE, "v2");
        AtomicInteger looks = new AtomicInteger();
        s3.beforeCall(call -> {
            if (call.equals("HeadObject raw/a.csv") && looks.getAndIncrement() == 0) {
                s3.remove("landing", SOURCE);
                s3.put("lake", DESTINATION, "v2");
            }
        });

        assertThat(move(InMemoryS3.etag("v1")).outcome()).isEqualTo(Outcome.ALREADY_MOVED);

        assertMovedAs("v2");
    }

    /** What fails once S3 has begun to copy comes with status 200. */
    @ParameterizedTest
    @ValueSource(strings = {"PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"})
    void move_conditionFailsAfterTheCopyHasBegun_startsOver(String code) {
        s3.put("landing", SOURCE, "v1");
        once("CopyObject", () -> {
            throw InMemoryS3.error(200, code);
        });

        assertThat(move(null).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs("v1");
    }

    @Test
    void move_refusedForAnotherReasonThanSize_failsWithThatReason() {
        s3.put("landing", SOURCE, "v1");
        s3.beforeCall(call -> {
            if (call.startsWith("CopyObject")) {
                throw InMemoryS3.error(400, "InvalidRequest");
            }
        });

        assertThat(move(InMemoryS3.etag("v1")).failure())
                .isInstanceOf(MoveFailedException.class)
                .hasMessageContaining("InvalidRequest");
    }

    @ParameterizedTest
    @CsvSource({"10_000, CopyObject, is not moved", "5_000, HeadObject, is not moved"})
    void move_timeIsNearlyOver_startsNothing(String left, String call, String consequence) {
        s3.put("landing", SOURCE, "v1");
        String etag = call.equals("HeadObject") ? null : InMemoryS3.etag("v1");

        assertThat(moveWithin(() -> Integer.parseInt(left.replace("_", "")), etag)
                        .failure())
                .isInstanceOf(OutOfTimeException.class)
                .hasMessage("s3://landing/raw/a.csv %s: no %s was started in the last %s s of the function's time"
                        .formatted(consequence, call, left.replace("_000", "")));
        assertThat(s3.calls()).isEmpty();
    }

    @Test
    void move_timeEndsAfterTheCopy_saysThatTheSourceIsNotDeleted() {
        s3.put("landing", SOURCE, "v1");
        AtomicInteger left = new AtomicInteger(900_000);
        once("CopyObject", () -> left.set(5_000));

        assertThat(moveWithin(left::get, InMemoryS3.etag("v1")).failure())
                .isInstanceOf(OutOfTimeException.class)
                .hasMessageStartingWith("s3://landing/raw/a.csv is copied, but not yet deleted: no DeleteObject");
        assertThat(s3.objects("landing")).isEqualTo(Map.of(SOURCE, "v1"));
        assertThat(s3.objects("lake")).isEqualTo(Map.of(DESTINATION, "v1"));
    }

    @Test
    void move_timeForCopiesEndsDuringTheCopy_stillDeletes() {
        s3.put("landing", SOURCE, "v1");
        AtomicInteger left = new AtomicInteger(900_000);
        once("CopyObject", () -> left.set(9_000));

        assertThat(moveWithin(left::get, InMemoryS3.etag("v1")).outcome()).isEqualTo(Outcome.MOVED);
    }

    /** S3's own message names action and resource. */
    @ParameterizedTest
    @ValueSource(strings = {"CopyObject", "DeleteObject"})
    void move_accessDenied_failsWithBothEndsAndTheReasonOfS3(String operation) {
        s3.put("landing", SOURCE, "v1");
        once(operation, () -> {
            throw InMemoryS3.error(403, "AccessDenied");
        });

        assertThat(move(null).failure())
                .isInstanceOf(MoveFailedException.class)
                .hasMessageStartingWith("cannot move s3://landing/raw/a.csv to s3://lake/refined/a.csv: AccessDenied");
        assertThat(s3.objects("landing")).isEqualTo(Map.of(SOURCE, "v1"));
    }

    private End moveWithin(IntSupplier remainingMillis, String etag) {
        return Moves.moveWithin(remainingMillis, s3, Moves.settings(), List.of(Moves.file(etag)))
                .getFirst();
    }

    private End move(String etag) {
        return Moves.move(s3, Moves.settings(), Moves.file(etag));
    }

    private void once(String operation, Runnable action) {
        AtomicInteger calls = new AtomicInteger();
        s3.beforeCall(call -> {
            if (call.startsWith(operation) && calls.getAndIncrement() == 0) {
                action.run();
            }
        });
    }

    private void assertMovedAs(String content) {
        assertThat(s3.objects("landing")).isEmpty();
        assertThat(s3.objects("lake")).isEqualTo(Map.of(DESTINATION, content));
    }
}
