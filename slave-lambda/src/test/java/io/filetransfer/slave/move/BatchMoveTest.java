package io.filetransfer.slave.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.emulator.s3.S3Limits;
import io.filetransfer.slave.MoveFailedException;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.move.Moves.End;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.S3Error;

class BatchMoveTest {

    private final InMemoryS3 s3 = new InMemoryS3("landing", "lake");

    @Test
    void move_severalFiles_takesOneCopyEachAndOneDelete() {
        put("a", "b", "c");

        assertThat(outcomes(move("a", "b", "c")))
                .isEqualTo(Map.of("a", Outcome.MOVED, "b", Outcome.MOVED, "c", Outcome.MOVED));

        assertThat(s3.objects("landing")).isEmpty();
        assertThat(s3.objects("lake"))
                .isEqualTo(Map.of("refined/a.csv", "a1", "refined/b.csv", "b1", "refined/c.csv", "c1"));
        assertThat(s3.calls().subList(0, 3))
                .containsExactlyInAnyOrder("CopyObject raw/a.csv", "CopyObject raw/b.csv", "CopyObject raw/c.csv");
        assertThat(s3.calls().subList(3, 4)).containsExactly("DeleteObjects raw/a.csv,raw/b.csv,raw/c.csv");
        assertThat(s3.calls()).hasSize(4);
    }

    @Test
    void move_oneVersionReplacedBeforeTheDelete_isMovedInTheNextRound() {
        put("a", "b", "c");
        once("DeleteObjects", () -> s3.put("landing", "raw/b.csv", "b2"));

        assertThat(outcomes(move("a", "b", "c"))).containsEntry("b", Outcome.MOVED);

        assertThat(s3.objects("landing")).isEmpty();
        assertThat(s3.objects("lake")).containsEntry("refined/b.csv", "b2").hasSize(3);
        assertThat(s3.calls().subList(4, 9))
                .containsExactly(
                        "DeleteObject raw/b.csv",
                        "HeadObject refined/b.csv",
                        "HeadObject raw/b.csv",
                        "CopyObject raw/b.csv",
                        "DeleteObject raw/b.csv");
    }

    @Test
    void move_oneFileMissing_doesNotStopTheOthers() {
        put("a", "c");

        Map<String, End> states = move("a", "b", "c");

        assertThat(states.get("b").outcome()).isEqualTo(Outcome.GONE);
        assertThat(s3.objects("landing")).isEmpty();
        assertThat(s3.objects("lake")).containsOnlyKeys("refined/a.csv", "refined/c.csv");
    }

    @Test
    void move_oneCopyDenied_doesNotStopTheOthers() {
        put("a", "b", "c");
        s3.beforeCall(call -> {
            if (call.equals("CopyObject raw/b.csv")) {
                throw InMemoryS3.error(403, "AccessDenied");
            }
        });

        Map<String, End> states = move("a", "b", "c");

        assertThat(states.get("b").failure()).isInstanceOf(MoveFailedException.class);
        assertThat(s3.objects("landing")).containsOnlyKeys("raw/b.csv");
        assertThat(s3.objects("lake")).containsOnlyKeys("refined/a.csv", "refined/c.csv");
    }

    @Test
    void move_deleteFailsAsAWhole_failsEveryFileWithItsDestinationWhole() {
        put("a", "b");
        s3.beforeCall(call -> {
            if (call.startsWith("DeleteObjects")) {
                throw InMemoryS3.error(503, "SlowDown");
            }
        });

        assertThat(move("a", "b"))
                .allSatisfy((name, state) -> assertThat(state.failure())
                        .isInstanceOf(MoveFailedException.class)
                        .hasMessageStartingWith(
                                "cannot move s3://landing/raw/%1$s.csv to s3://lake/refined/%1$s.csv: SlowDown", name));
        assertThat(s3.objects("landing")).isEqualTo(Map.of("raw/a.csv", "a1", "raw/b.csv", "b1"));
        assertThat(s3.objects("lake")).hasSize(2);
    }

    @Test
    void move_otherSlaveDeletesOneOfThemFirst_isAlreadyMoved() {
        put("a", "b", "c");
        once("DeleteObjects", () -> s3.remove("landing", "raw/b.csv"));

        assertThat(outcomes(move("a", "b", "c")))
                .isEqualTo(Map.of("a", Outcome.MOVED, "b", Outcome.ALREADY_MOVED, "c", Outcome.MOVED));
    }

    /** The answer to its own call counts, whatever the code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PreconditionFailed",
                "ConditionalRequestConflict",
                "NoSuchKey",
                "InternalError",
                "SlowDown",
                "AccessDenied"
            })
    void move_deleteOfOneKeyIsRefused_deletesItByItsOwnCall(String code) {
        put("a", "b", "c");

        assertThat(outcomes(move(new Refusing(s3, code), "a", "b", "c")))
                .isEqualTo(Map.of("a", Outcome.MOVED, "b", Outcome.MOVED, "c", Outcome.MOVED));

        assertThat(s3.calls().subList(4, s3.calls().size())).containsExactly("DeleteObject raw/b.csv");
        assertThat(s3.objects("landing")).isEmpty();
    }

    @Test
    void move_deleteOfOneKeyDenied_failsThatFileWithTheReasonOfS3() {
        put("a", "b", "c");
        s3.beforeCall(call -> {
            if (call.equals("DeleteObject raw/b.csv")) {
                throw InMemoryS3.error(403, "AccessDenied");
            }
        });

        Map<String, End> ends = move(new Refusing(s3, "AccessDenied"), "a", "b", "c");

        assertThat(ends.get("b").failure())
                .isInstanceOf(MoveFailedException.class)
                .hasMessageStartingWith("cannot move s3://landing/raw/b.csv to s3://lake/refined/b.csv: AccessDenied");
        assertThat(s3.objects("landing")).containsOnlyKeys("raw/b.csv");
    }

    @Test
    void move_keyThatXmlCannotHold_isDeletedByItsOwnCall() {
        put("a", "b", "\u0001");

        move("a", "b", "\u0001");

        assertThat(s3.objects("landing")).isEmpty();
        assertThat(s3.calls()).contains("DeleteObjects raw/a.csv,raw/b.csv", "DeleteObject raw/\u0001.csv");
    }

    /** A large file takes minutes; the small ones are not left undeleted for so long. */
    @Test
    void move_largeFileAmongSmallOnes_comesLast() {
        put("a", "large", "b");
        List<SourceFile> files = Stream.of("a", "large", "b")
                .map(name -> new SourceFile("raw/" + name + ".csv", InMemoryS3.etag(name + "1"), (long) name.length()))
                .toList();

        s3.withLimits(new S3Limits(4, 4, 10_000));
        new FileMover(s3, new InMemoryDynamoDb("table", "executions"), Moves.settings(4, 4))
                .move(new MoveRequest(files, Optional.empty()), new Deadline(() -> 900_000));

        assertThat(s3.calls().indexOf("DeleteObjects raw/a.csv,raw/b.csv"))
                .isLessThan(s3.calls().indexOf("CreateMultipartUpload refined/large.csv"));
        assertThat(s3.objects("landing")).isEmpty();
    }

    private void put(String... names) {
        for (String name : names) {
            s3.put("landing", "raw/" + name + ".csv", name + "1");
        }
    }

    private Map<String, End> move(String... names) {
        return move(new DelegatingS3Client(s3) {}, names);
    }

    private static Map<String, End> move(DelegatingS3Client client, String... names) {
        List<SourceFile> files = Stream.of(names)
                .map(name -> new SourceFile("raw/" + name + ".csv", InMemoryS3.etag(name + "1"), null))
                .toList();
        return Moves.move(client, Moves.settings(), files).stream()
                .collect(Collectors.toMap(
                        state -> state.filePath().replaceAll("raw/|\\.csv", ""),
                        state -> state,
                        (first, second) -> {
                            throw new AssertionError("settled twice: " + first + " and " + second);
                        },
                        TreeMap::new));
    }

    private static Map<String, Outcome> outcomes(Map<String, End> states) {
        return states.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().outcome()));
    }

    private void once(String operation, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        s3.beforeCall(call -> {
            if (call.startsWith(operation) && !done.getAndSet(true)) {
                action.run();
            }
        });
    }

    /** Refuses to delete {@code raw/b.csv} as part of a batch. */
    private static final class Refusing extends DelegatingS3Client {

        private final String code;
        private final AtomicBoolean refused = new AtomicBoolean();

        Refusing(InMemoryS3 s3, String code) {
            super(s3);
            this.code = code;
        }

        @Override
        public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
            if (refused.getAndSet(true)) {
                return super.deleteObjects(request);
            }
            DeleteObjectsRequest others = request.toBuilder()
                    .delete(delete -> delete.objects(request.delete().objects().stream()
                            .filter(object -> !object.key().equals("raw/b.csv"))
                            .toList()))
                    .build();
            return super.deleteObjects(others).toBuilder()
                    .errors(S3Error.builder()
                            .key("raw/b.csv")
                            .code(code)
                            .message("no")
                            .build())
                    .build();
        }
    }
}
