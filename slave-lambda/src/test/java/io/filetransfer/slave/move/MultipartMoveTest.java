package io.filetransfer.slave.move;

import static io.filetransfer.slave.move.Moves.DESTINATION;
import static io.filetransfer.slave.move.Moves.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.events.SourceFile;
import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.emulator.s3.Content;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.emulator.s3.S3Limits;
import io.filetransfer.emulator.s3.StoredObject;
import io.filetransfer.slave.MoveFailedException;
import io.filetransfer.slave.OutOfTimeException;
import io.filetransfer.slave.SlaveSettings;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.move.Moves.End;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/** S3's limits and the slave's settings are made tiny: CopyObject takes 10 bytes, parts have 4. */
class MultipartMoveTest {

    private static final String LARGE = "0123456789abcdef!";
    private static final String NEWER = "FEDCBA9876543210?";

    private static final SourceFile LISTED = new SourceFile(SOURCE, InMemoryS3.etag(LARGE), 17L);

    private final InMemoryS3 s3 = new InMemoryS3("landing", "lake").withLimits(new S3Limits(10, 4, 10_000));
    private final SlaveSettings settings = Moves.settings(10, 4);

    @Test
    void move_largeFile_isCopiedInPinnedParts() {
        s3.put("landing", SOURCE, LARGE);

        assertThat(move(LARGE, 17L).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs(LARGE);
        assertThat(s3.calls().subList(0, 3))
                .containsExactly(
                        "HeadObject refined/a.csv", "HeadObject raw/a.csv", "CreateMultipartUpload refined/a.csv");
        assertThat(s3.calls().subList(3, 8))
                .containsExactlyInAnyOrder(
                        "UploadPartCopy raw/a.csv part 1",
                        "UploadPartCopy raw/a.csv part 2",
                        "UploadPartCopy raw/a.csv part 3",
                        "UploadPartCopy raw/a.csv part 4",
                        "UploadPartCopy raw/a.csv part 5");
        assertThat(s3.calls().subList(8, 10))
                .containsExactly("CompleteMultipartUpload refined/a.csv", "DeleteObject raw/a.csv");
    }

    @Test
    void move_largeFile_pinsEveryPart() {
        s3.put("landing", SOURCE, LARGE);
        Queue<UploadPartCopyRequest> parts = new ConcurrentLinkedQueue<>();
        S3Client recording = new DelegatingS3Client(s3) {
            @Override
            public UploadPartCopyResponse uploadPartCopy(UploadPartCopyRequest request) {
                parts.add(request);
                return super.uploadPartCopy(request);
            }
        };

        Moves.move(recording, settings, LISTED);

        assertThat(parts)
                .hasSize(5)
                .extracting(UploadPartCopyRequest::copySourceIfMatch)
                .containsOnly(InMemoryS3.etag(LARGE));
    }

    @Test
    void move_largeFile_keepsAllThatACopyAtOnceKeeps() {
        StoredObject source = StoredObject.of(LARGE)
                .withHeaders(Map.of(
                        "ContentType", "text/csv",
                        "ContentEncoding", "gzip",
                        "ContentDisposition", "attachment",
                        "ContentLanguage", "pt",
                        "CacheControl", "no-store",
                        "ExpiresString", "Sun, 22 Nov 2026 10:15:30 GMT"))
                .withMetadata(Map.of("owner", "sales", "batch", "7"))
                .withTags(Map.of("class", "a b+c=d", "ünï", "1"))
                .withChecksumAlgorithm("SHA256");
        s3.put("landing", SOURCE, source);

        move(LARGE, 17L);

        StoredObject copy = s3.object("lake", DESTINATION).orElseThrow();
        assertThat(copy)
                .usingRecursiveComparison()
                .withEqualsForType(Content::equals, Content.class)
                .ignoringFields("etag", "compositeChecksum")
                .isEqualTo(source);
        assertThat(copy.etag()).endsWith("-5\"");
    }

    @Test
    void move_fileWithoutTags_doesNotAskForThem() {
        s3.put("landing", SOURCE, LARGE);

        move(LARGE, 17L);

        assertThat(s3.calls()).noneMatch(call -> call.startsWith("GetObjectTagging"));
    }

    /** CopyObject answers that the source is too large; the next round finds its size. */
    @ParameterizedTest
    @CsvSource({"1", "10", ","})
    void move_sizeOfEventTooSmallOrMissing_isCopiedInParts(Long size) {
        s3.put("landing", SOURCE, LARGE);

        assertThat(move(LARGE, size).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs(LARGE);
        assertThat(s3.calls()).contains("CreateMultipartUpload refined/a.csv");
    }

    @Test
    void move_etagUnknown_findsTheSize() {
        s3.put("landing", SOURCE, LARGE);

        assertThat(Moves.move(s3, settings, new SourceFile(SOURCE, null, 3L)).outcome())
                .isEqualTo(Outcome.MOVED);

        assertMovedAs(LARGE);
        assertThat(s3.calls()).doesNotContain("CopyObject raw/a.csv");
    }

    @Test
    void move_sizeOfEventTooLarge_isCopiedAtOnce() {
        s3.put("landing", SOURCE, "small");

        assertThat(move("small", 1L << 40).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs("small");
        assertThat(s3.calls()).contains("CopyObject raw/a.csv").doesNotContain("CreateMultipartUpload refined/a.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateMultipartUpload",
                "UploadPartCopy raw/a.csv part 1",
                "UploadPartCopy raw/a.csv part 5",
                "CompleteMultipartUpload",
                "DeleteObject"
            })
    void move_newVersionDuringTheCopy_isTheOneMovedAndNoUploadStays(String call) {
        s3.put("landing", SOURCE, LARGE);
        once(call, () -> s3.put("landing", SOURCE, NEWER));

        assertThat(move(LARGE, 17L).outcome()).isEqualTo(Outcome.MOVED);

        assertMovedAs(NEWER);
    }

    @Test
    void move_otherSlaveMovesNewerVersionDuringTheCopy_doesNotReplaceIt() {
        s3.put("landing", SOURCE, LARGE);
        once("CompleteMultipartUpload", () -> {
            s3.remove("landing", SOURCE);
            s3.put("lake", DESTINATION, NEWER);
        });

        assertThat(move(LARGE, 17L).outcome()).isEqualTo(Outcome.ALREADY_MOVED);

        assertMovedAs(NEWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UploadPartCopy raw/a.csv part 1",
                "UploadPartCopy raw/a.csv part 3",
                "UploadPartCopy raw/a.csv part 5",
                "CompleteMultipartUpload"
            })
    void move_callFails_abortsTheUploadAndLeavesTheSource(String call) {
        s3.put("landing", SOURCE, LARGE);
        once(call, () -> {
            throw InMemoryS3.error(500, "InternalError");
        });

        End state = move(LARGE, 17L);

        assertThat(state.failure()).isInstanceOf(MoveFailedException.class).hasMessageContaining("InternalError");
        assertThat(s3.objects("landing")).isEqualTo(Map.of(SOURCE, LARGE));
        assertThat(s3.objects("lake")).isEmpty();
        assertThat(s3.openUploads("lake")).isEmpty();
    }

    @Test
    void move_abortFailsToo_keepsTheFirstError() {
        s3.put("landing", SOURCE, LARGE);
        s3.beforeCall(call -> {
            if (call.startsWith("Complete") || call.startsWith("Abort")) {
                throw InMemoryS3.error(403, call.startsWith("Complete") ? "InvalidObjectState" : "AccessDenied");
            }
        });

        RuntimeException failure = move(LARGE, 17L).failure();

        assertThat(failure).isInstanceOf(MoveFailedException.class).hasMessageContaining("InvalidObjectState");
        assertThat(failure.getCause().getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("AccessDenied");
    }

    /** The answer of the last call is lost: what is there is copied again rather than trusted. */
    @Test
    void move_answerOfTheEndIsLost_retryEndsTheMove() {
        s3.put("landing", SOURCE, LARGE);
        AtomicBoolean lost = new AtomicBoolean();
        s3.hook(new CallHook() {
            @Override
            public void after(String call, Object outcome) {
                if (call.startsWith("Complete") && !lost.getAndSet(true)) {
                    throw InMemoryS3.error(503, "SlowDown");
                }
            }
        });

        assertThat(move(LARGE, 17L).failure()).isInstanceOf(MoveFailedException.class);
        assertThat(s3.objects("landing")).isEqualTo(Map.of(SOURCE, LARGE));
        assertThat(move(LARGE, 17L).outcome()).isEqualTo(Outcome.MOVED);
        assertMovedAs(LARGE);
    }

    @Test
    void move_timeEndsBetweenParts_startsNoFurtherPartAndAborts() {
        s3.put("landing", SOURCE, LARGE);
        AtomicInteger left = new AtomicInteger(900_000);
        s3.beforeCall(call -> {
            if (call.endsWith("part 1")) {
                left.set(9_000);
            }
        });
        RuntimeException failure = Moves.moveWithin(left::get, s3, Moves.settings(10, 1), List.of(LISTED))
                .getFirst()
                .failure();

        assertThat(failure)
                .isInstanceOf(OutOfTimeException.class)
                .hasMessageMatching(
                        "s3://landing/raw/a.csv is not moved: \\d+ of 17 parts were copied and are given up: no"
                                + " UploadPartCopy was started in the last 10 s of the function's time");
        assertThat(s3.objects("landing")).isEqualTo(Map.of(SOURCE, LARGE));
        assertThat(s3.objects("lake")).isEmpty();
        assertThat(s3.openUploads("lake")).isEmpty();
        assertThat(s3.calls().getLast()).isEqualTo("AbortMultipartUpload refined/a.csv");
        assertThat(s3.calls()).doesNotContain("UploadPartCopy raw/a.csv part 17");
    }

    private End move(String listed, Long size) {
        return Moves.move(s3, settings, new SourceFile(SOURCE, InMemoryS3.etag(listed), size));
    }

    private void once(String call, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        s3.beforeCall(name -> {
            if (name.startsWith(call) && !done.getAndSet(true)) {
                action.run();
            }
        });
    }

    private void assertMovedAs(String content) {
        assertThat(s3.objects("landing")).isEmpty();
        assertThat(s3.objects("lake")).isEqualTo(Map.of(DESTINATION, content));
        assertThat(s3.openUploads("lake")).isEmpty();
    }
}
