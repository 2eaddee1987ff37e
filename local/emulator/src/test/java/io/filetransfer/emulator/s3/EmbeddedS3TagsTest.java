package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** Tags of objects: written with the object or later, copied, counted, and held to S3's limits. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3TagsTest {

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
    void put_withTags_keepsThemAndNothingElse() {
        put("a", "owner=finance&reason=a%20test%20%2F%20%C3%A9&empty=");

        assertThat(tags("a")).isEqualTo(Map.of("owner", "finance", "reason", "a test / é", "empty", ""));
        var head = server.s3.headObject(request -> request.bucket(server.bucket).key("a"));
        assertThat(head.tagCount()).isEqualTo(3);
        assertThat(head.metadata()).isEmpty();
        assertThat(server.s3
                        .getObjectAsBytes(
                                request -> request.bucket(server.bucket).key("a"))
                        .response()
                        .tagCount())
                .isEqualTo(3);
    }

    @Test
    void head_withoutTags_hasNoCount() {
        server.put("b", "x");

        assertThat(server.s3
                        .headObject(request -> request.bucket(server.bucket).key("b"))
                        .tagCount())
                .isNull();
        assertThat(tags("b")).isEmpty();
    }

    @Test
    void putTagging_onAnObject_replacesTheTagsAndLeavesTheVersion() {
        put("c", "old=1");
        Instant before = lastModified("c");

        putTagging("c", Map.of("new", "2"));

        assertThat(tags("c")).isEqualTo(Map.of("new", "2"));
        assertThat(server.get("c")).isEqualTo("x");
        assertThat(lastModified("c")).isEqualTo(before);
    }

    @Test
    void overwrite_withoutTags_hasNone() {
        put("e", "old=1");
        server.put("e", "y");

        assertThat(tags("e")).isEmpty();
    }

    @Test
    void copy_byDefault_carriesTheTags() {
        put("f", "owner=finance");

        copy("f", "f-copy", copy -> {});

        assertThat(tags("f-copy")).isEqualTo(Map.of("owner", "finance"));
    }

    @Test
    void copy_tagsReplaced_keepsTheMetadata() {
        server.s3.putObject(
                request -> request.bucket(server.bucket)
                        .key("g")
                        .tagging("owner=finance")
                        .contentType("text/csv")
                        .metadata(Map.of("reason", "test")),
                RequestBody.fromString("x"));

        copy(
                "g",
                "g-copy",
                copy -> copy.taggingDirective(TaggingDirective.REPLACE).tagging("a=1&b=2"));

        assertThat(tags("g-copy")).isEqualTo(Map.of("a", "1", "b", "2"));
        var head = server.s3.headObject(request -> request.bucket(server.bucket).key("g-copy"));
        assertThat(head.contentType()).isEqualTo("text/csv");
        assertThat(head.metadata()).isEqualTo(Map.of("reason", "test"));
    }

    @Test
    void copy_metadataReplaced_keepsTheTags() {
        put("h", "owner=finance");

        copy(
                "h",
                "h-copy",
                copy -> copy.metadataDirective(MetadataDirective.REPLACE)
                        .contentType("text/plain")
                        .expires(Instant.ofEpochSecond(2_000_000_000))
                        .metadata(Map.of("reason", "test")));

        var head = server.s3.headObject(request -> request.bucket(server.bucket).key("h-copy"));
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.expiresString()).isEqualTo("Wed, 18 May 2033 03:33:20 GMT");
        assertThat(head.metadata()).isEqualTo(Map.of("reason", "test"));
        assertThat(tags("h-copy")).isEqualTo(Map.of("owner", "finance"));
    }

    @Test
    void multipart_withTags_keepsThem() {
        String upload = server.s3
                .createMultipartUpload(
                        request -> request.bucket(server.bucket).key("i").tagging("owner=finance"))
                .uploadId();
        String etag = server.s3
                .uploadPart(
                        request -> request.bucket(server.bucket)
                                .key("i")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString("x"))
                .eTag();
        server.s3.completeMultipartUpload(request -> request.bucket(server.bucket)
                .key("i")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));

        assertThat(tags("i")).isEqualTo(Map.of("owner", "finance"));
    }

    @Test
    void tags_beyondS3sLimits_areRefusedWithS3sErrors() {
        server.put("j", "x");

        assertError("BadRequest", () -> put("j", numbered(11)));
        assertError(
                "BadRequest",
                () -> putTagging(
                        "j", IntStream.range(0, 11).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"))));
        assertError("InvalidTag", () -> putTagging("j", Map.of("k".repeat(129), "v")));
        assertError("InvalidTag", () -> putTagging("j", Map.of("k", "v".repeat(257))));
        assertError("InvalidTag", () -> putTagging("j", Map.of("k", "a,b")));
        assertError("InvalidTag", () -> putTagging("j", Map.of("aws:k", "v")));
        assertError(
                "InvalidTag",
                () -> server.s3.putObjectTagging(request -> request.bucket(server.bucket)
                        .key("j")
                        .tagging(tagging -> tagging.tagSet(tag("k", "1"), tag("k", "2")))));
        assertError("InvalidArgument", () -> put("j", "k=1&k=2"));
        assertThat(tags("j")).isEmpty();
        put("j", numbered(10));
        putTagging("j", Map.of("k".repeat(128), "é".repeat(256)));
    }

    @Test
    void tagging_missingKey_answers404NoSuchKey() {
        assertError("NoSuchKey", () -> tags("missing"));
        assertError("NoSuchKey", () -> putTagging("missing", Map.of("a", "b")));
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining("&"));
    }

    private void put(String key, String tagging) {
        server.s3.putObject(
                request -> request.bucket(server.bucket).key(key).tagging(tagging), RequestBody.fromString("x"));
    }

    private void putTagging(String key, Map<String, String> tags) {
        server.s3.putObjectTagging(request -> request.bucket(server.bucket)
                .key(key)
                .tagging(tagging -> tagging.tagSet(tags.entrySet().stream()
                        .map(entry -> tag(entry.getKey(), entry.getValue()))
                        .toList())));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private Map<String, String> tags(String key) {
        return server
                .s3
                .getObjectTagging(request -> request.bucket(server.bucket).key(key))
                .tagSet()
                .stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    private Instant lastModified(String key) {
        return server.s3
                .headObject(request -> request.bucket(server.bucket).key(key))
                .lastModified();
    }

    private void copy(String from, String to, Consumer<CopyObjectRequest.Builder> directives) {
        server.s3.copyObject(request -> request.sourceBucket(server.bucket)
                .sourceKey(from)
                .destinationBucket(server.bucket)
                .destinationKey(to)
                .applyMutation(directives));
    }

    private static void assertError(String code, ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
