package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Copies and multipart uploads replace exactly the destination that they were told to, or nothing. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3DestinationTest {

    private static final String WRONG = "\"00000000000000000000000000000000\"";
    private static final int TRIES = 60;

    private S3Fixture server;

    @BeforeAll
    void start() {
        server = new S3Fixture();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void copy_ifNoneMatchAndAbsent_copies() {
        server.put("a/from", "x");

        assertThat(copy("a/from", "a/to", copy -> copy.ifNoneMatch("*"))).isEqualTo(etag("a/to"));
        assertThat(server.get("a/to")).isEqualTo("x");
    }

    @Test
    void copy_ifNoneMatchAndThere_answers412AndChangesNothing() {
        server.put("b/from", "x");
        server.put("b/to", "old");

        assertError(412, "PreconditionFailed", () -> copy("b/from", "b/to", copy -> copy.ifNoneMatch("*")));
        assertThat(server.get("b/to")).isEqualTo("old");
    }

    @Test
    void copy_ifMatchOfTheDestination_replacesIt() {
        server.put("c/from", "x");
        String old = server.put("c/to", "old");

        copy("c/from", "c/to", copy -> copy.ifMatch(old));

        assertThat(server.get("c/to")).isEqualTo("x");
    }

    @Test
    void copy_ifMatchOfAnotherVersion_answers412AndChangesNothing() {
        server.put("d/from", "x");
        server.put("d/to", "old");

        assertError(412, "PreconditionFailed", () -> copy("d/from", "d/to", copy -> copy.ifMatch(WRONG)));
        assertThat(server.get("d/to")).isEqualTo("old");
    }

    @Test
    void copy_ifMatchAndDestinationAbsent_answers404() {
        server.put("e/from", "x");

        assertError(404, "NoSuchKey", () -> copy("e/from", "e/to", copy -> copy.ifMatch(WRONG)));
        assertError(404, "NoSuchKey", () -> server.get("e/to"));
    }

    @Test
    void copy_conditionsOnBothSides_needBothToHold() {
        String source = server.put("f/from", "x");
        String old = server.put("f/to", "old");

        assertError(
                412,
                "PreconditionFailed",
                () -> copy(
                        "f/from", "f/to", copy -> copy.copySourceIfMatch(WRONG).ifMatch(old)));
        assertError(
                412,
                "PreconditionFailed",
                () -> copy(
                        "f/from", "f/to", copy -> copy.copySourceIfMatch(source).ifMatch(WRONG)));
        assertThat(server.get("f/to")).isEqualTo("old");
        copy("f/from", "f/to", copy -> copy.copySourceIfMatch(source).ifMatch(old));
        assertThat(server.get("f/to")).isEqualTo("x");
    }

    @Test
    void copy_ontoItselfUnchanged_isRefusedAsInS3() {
        server.put("g", "x");

        assertError(400, "InvalidRequest", () -> copy("g", "g", copy -> {}));
    }

    @Test
    void copy_oddKeys_findsThem() {
        for (String key : EmbeddedS3KeysTest.KEYS) {
            server.put(key, "text of " + key);

            copy(key, "odd/copy", copy -> {});
            server.s3.deleteObject(request -> request.bucket(server.bucket).key(key));
            copy("odd/copy", key, copy -> copy.ifNoneMatch("*"));

            assertThat(server.get(key)).isEqualTo("text of " + key);
        }
    }

    @Test
    void complete_ifNoneMatch_createsOnceAndThenAnswers412() {
        complete("m/a", "first", complete -> complete.ifNoneMatch("*"));

        assertError(412, "PreconditionFailed", () -> complete("m/a", "second", complete -> complete.ifNoneMatch("*")));
        assertThat(server.get("m/a")).isEqualTo("first");
    }

    @Test
    void complete_ifMatch_replacesThatVersionOnly() {
        String old = server.put("m/b", "old");

        assertError(412, "PreconditionFailed", () -> complete("m/b", "x", complete -> complete.ifMatch(WRONG)));
        assertError(404, "NoSuchKey", () -> complete("m/absent", "x", complete -> complete.ifMatch(old)));
        assertThat(server.get("m/b")).isEqualTo("old");
        complete("m/b", "new", complete -> complete.ifMatch(old));
        assertThat(server.get("m/b")).isEqualTo("new");
    }

    @Test
    void complete_refusedByItsCondition_canBeRepeated() {
        server.put("m/c", "old");
        String upload = upload("m/c");
        CompletedPart part = part("m/c", upload, "new");
        assertError(
                412, "PreconditionFailed", () -> complete("m/c", upload, part, complete -> complete.ifNoneMatch("*")));
        server.s3.deleteObject(request -> request.bucket(server.bucket).key("m/c"));

        complete("m/c", upload, part, complete -> complete.ifNoneMatch("*"));

        assertThat(server.get("m/c")).isEqualTo("new");
    }

    @Test
    void copyIfNoneMatch_racingAPut_neverReplacesIt() throws Exception {
        server.put("race/from", "copied");

        race("race/new-", false, (key, old) -> copy("race/from", key, copy -> copy.ifNoneMatch("*")));
    }

    @Test
    void copyIfMatch_racingAPut_neverReplacesIt() throws Exception {
        server.put("race/from", "copied");

        race("race/old-", true, (key, old) -> copy("race/from", key, copy -> copy.ifMatch(old)));
    }

    @Test
    void completeIfMatch_racingAPut_neverReplacesIt() throws Exception {
        race("race/multipart-", true, (key, old) -> complete(key, "copied", complete -> complete.ifMatch(old)));
    }

    @Test
    void completeIfNoneMatch_racingAPut_neverReplacesIt() throws Exception {
        race("race/created-", false, (key, old) -> complete(key, "copied", complete -> complete.ifNoneMatch("*")));
    }

    private interface ConditionalWrite {
        void run(String key, String old);
    }

    /** An unconditional put always wins: whatever comes first, a conditional write that comes second must be refused. */
    private void race(String prefix, boolean there, ConditionalWrite write) throws Exception {
        int violations = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TRIES; i++) {
                String key = prefix + i;
                String old = there ? server.put(key, "old") : null;
                CyclicBarrier barrier = new CyclicBarrier(2);
                Future<?> put = executor.submit(() -> {
                    barrier.await();
                    return server.put(key, "owner's");
                });
                Future<?> conditional = executor.submit(() -> {
                    barrier.await();
                    runOrBeRefused(write, key, old);
                    return null;
                });
                put.get();
                conditional.get();
                violations += server.get(key).equals("owner's") ? 0 : 1;
            }
        }
        assertThat(violations).as("puts replaced in %d tries", TRIES).isZero();
    }

    private static void runOrBeRefused(ConditionalWrite write, String key, String old) {
        try {
            write.run(key, old);
        } catch (S3Exception refused) {
            assertThat(Set.of(404, 412)).contains(refused.statusCode());
        }
    }

    private String copy(String from, String to, Consumer<CopyObjectRequest.Builder> conditions) {
        return server.s3
                .copyObject(request -> request.sourceBucket(server.bucket)
                        .sourceKey(from)
                        .destinationBucket(server.bucket)
                        .destinationKey(to)
                        .applyMutation(conditions))
                .copyObjectResult()
                .eTag();
    }

    private void complete(String key, String text, Consumer<CompleteMultipartUploadRequest.Builder> conditions) {
        String upload = upload(key);
        complete(key, upload, part(key, upload, text), conditions);
    }

    private void complete(
            String key,
            String upload,
            CompletedPart part,
            Consumer<CompleteMultipartUploadRequest.Builder> conditions) {
        server.s3.completeMultipartUpload(request -> request.bucket(server.bucket)
                .key(key)
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(part))
                .applyMutation(conditions));
    }

    private String upload(String key) {
        return server.s3
                .createMultipartUpload(request -> request.bucket(server.bucket).key(key))
                .uploadId();
    }

    private CompletedPart part(String key, String upload, String text) {
        String from = "part/" + text;
        server.put(from, text);
        String etag = server.s3
                .uploadPartCopy(request -> request.sourceBucket(server.bucket)
                        .sourceKey(from)
                        .destinationBucket(server.bucket)
                        .destinationKey(key)
                        .uploadId(upload)
                        .partNumber(1))
                .copyPartResult()
                .eTag();
        return CompletedPart.builder().partNumber(1).eTag(etag).build();
    }

    private String etag(String key) {
        return server.s3
                .headObject(request -> request.bucket(server.bucket).key(key))
                .eTag();
    }

    private static void assertError(int status, String code, ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
