package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Conditions answer S3's status codes, and no overwrite comes between a condition and what depends on it. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3ConditionsTest {

    private static final String WRONG = "\"00000000000000000000000000000000\"";
    private static final int TRIES = 100;

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
    void read_missingKey_answers404NoSuchKey() {
        assertError(404, "NoSuchKey", () -> server.get("missing"));
    }

    @Test
    void head_missingKey_answers404() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> server.s3.headObject(
                        request -> request.bucket(server.bucket).key("missing")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void read_missingBucket_answers404NoSuchBucket() {
        assertError(
                404,
                "NoSuchBucket",
                () -> server.s3.getObject(
                        request -> request.bucket("no-such-bucket").key("a")));
    }

    @Test
    void copy_wrongSourceEtag_answers412AndCopiesNothing() {
        server.put("copy/a", "x");

        assertError(412, "PreconditionFailed", () -> copy("copy/a", "copy/b", WRONG));
        assertError(404, "NoSuchKey", () -> server.get("copy/b"));
    }

    @Test
    void copy_sourceGone_answers404NoSuchKey() {
        assertError(404, "NoSuchKey", () -> copy("copy/gone", "copy/b", WRONG));
    }

    @Test
    void delete_wrongEtag_answers412AndKeepsTheObject() {
        server.put("delete/a", "x");

        assertError(412, "PreconditionFailed", () -> delete("delete/a", WRONG));
        assertThat(server.get("delete/a")).isEqualTo("x");
    }

    @Test
    void delete_conditionalAndGone_answers404NoSuchKey() {
        assertError(404, "NoSuchKey", () -> delete("delete/gone", WRONG));
    }

    @Test
    void deleteObjects_oneWrongEtag_reportsThatOneAndDeletesTheOther() {
        String etag = server.put("batch/a", "x");
        server.put("batch/b", "y");

        var result = server.s3.deleteObjects(request -> request.bucket(server.bucket)
                .delete(batch -> batch.objects(identifier("batch/a", etag), identifier("batch/b", WRONG))));

        assertThat(result.deleted())
                .singleElement()
                .satisfies(one -> assertThat(one.key()).isEqualTo("batch/a"));
        assertThat(result.errors()).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo("batch/b");
            assertThat(one.code()).isEqualTo("PreconditionFailed");
        });
        assertThat(server.get("batch/b")).isEqualTo("y");
    }

    @Test
    void put_ifNoneMatchAndThere_answers412() {
        server.put("put/a", "x");

        assertError(
                412,
                "PreconditionFailed",
                () -> server.s3.putObject(
                        request -> request.bucket(server.bucket).key("put/a").ifNoneMatch("*"),
                        RequestBody.fromString("y")));
        assertThat(server.get("put/a")).isEqualTo("x");
    }

    @Test
    void put_wrongIfMatch_answers412() {
        server.put("put/b", "x");

        assertError(
                412,
                "PreconditionFailed",
                () -> server.s3.putObject(
                        request -> request.bucket(server.bucket).key("put/b").ifMatch(WRONG),
                        RequestBody.fromString("y")));
    }

    @Test
    void head_ifMatch_answersThatVersionOr412() {
        String etag = server.put("head/a", "x");

        assertThat(head("head/a", etag)).isEqualTo(etag);
        assertThat(head("head/a", etag.replace("\"", ""))).isEqualTo(etag);
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> head("head/a", WRONG))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
    }

    @Test
    void deleteObjects_oneGone_reportsNoSuchKeyForIt() {
        String etag = server.put("batch/c", "x");

        var result = server.s3.deleteObjects(request -> request.bucket(server.bucket)
                .delete(batch -> batch.objects(identifier("batch/c", etag), identifier("batch/gone", etag))
                        .quiet(true)));

        assertThat(result.deleted()).isEmpty();
        assertThat(result.errors()).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo("batch/gone");
            assertThat(one.code()).isEqualTo("NoSuchKey");
        });
    }

    @Test
    void get_ifNoneMatchAndUnchanged_answers304() {
        String etag = server.put("get/a", "x");

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> server.s3.getObject(
                        request -> request.bucket(server.bucket).key("get/a").ifNoneMatch(etag)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(304));
    }

    @Test
    void deleteIfMatch_racingAnOverwrite_neverLosesTheNewVersion() throws Exception {
        race((key, etag) -> delete(key, etag));
    }

    @Test
    void deleteObjectsWithEtag_racingAnOverwrite_neverLosesTheNewVersion() throws Exception {
        race((key, etag) -> server.s3.deleteObjects(
                request -> request.bucket(server.bucket).delete(batch -> batch.objects(identifier(key, etag)))));
    }

    @Test
    void putIfNoneMatch_racingItself_createsOnce() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String key = "race/create-" + i;
                CyclicBarrier barrier = new CyclicBarrier(2);
                Future<Boolean> first = executor.submit(() -> creates(key, "first", barrier));
                Future<Boolean> second = executor.submit(() -> creates(key, "second", barrier));
                assertThat(first.get() ^ second.get()).isTrue();
            }
        }
    }

    private interface ConditionalDelete {
        void run(String key, String etag);
    }

    /** Each try overwrites a key while its former version is deleted by its ETag; the new version must be there after. */
    private void race(ConditionalDelete deletion) throws Exception {
        int lost = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TRIES; i++) {
                String key = "race/" + i;
                String old = server.put(key, "old");
                CyclicBarrier barrier = new CyclicBarrier(2);
                Future<?> overwrite = executor.submit(() -> {
                    barrier.await();
                    return server.put(key, "new");
                });
                Future<?> delete = executor.submit(() -> {
                    barrier.await();
                    deletion.run(key, old);
                    return null;
                });
                await(overwrite);
                await(delete);
                lost += isThere(key) ? 0 : 1;
            }
        }
        assertThat(lost).as("new versions lost in %d tries", TRIES).isZero();
    }

    private static void await(Future<?> future) throws Exception {
        try {
            future.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(412));
        }
    }

    private boolean isThere(String key) {
        return !server.s3
                .listObjectsV2(request -> request.bucket(server.bucket).prefix(key))
                .contents()
                .isEmpty();
    }

    private boolean creates(String key, String text, CyclicBarrier barrier) throws Exception {
        barrier.await();
        try {
            server.s3.putObject(
                    request -> request.bucket(server.bucket).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
            return true;
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(412);
            return false;
        }
    }

    private String head(String key, String etag) {
        return server.s3
                .headObject(request -> request.bucket(server.bucket).key(key).ifMatch(etag))
                .eTag();
    }

    private void copy(String from, String to, String etag) {
        server.s3.copyObject(request -> request.sourceBucket(server.bucket)
                .sourceKey(from)
                .copySourceIfMatch(etag)
                .destinationBucket(server.bucket)
                .destinationKey(to));
    }

    private void delete(String key, String etag) {
        server.s3.deleteObject(request -> request.bucket(server.bucket).key(key).ifMatch(etag));
    }

    private static ObjectIdentifier identifier(String key, String etag) {
        return ObjectIdentifier.builder().key(key).eTag(etag).build();
    }

    private static void assertError(int status, String code, ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
