package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.filetransfer.emulator.calls.CallHook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The model keeps to what S3 documents where the proofs depend on it. */
class InMemoryS3Test {

    private final InMemoryS3 s3 = new InMemoryS3("zone").withLimits(new S3Limits(4, 2, 10));

    /** The condition on the source is one of the copy's beginning, the condition on the destination one of its end. */
    @Test
    void copyObject_sourceReplacedInTheMiddle_writesWhatItRead() {
        s3.put("zone", "a", "v1");
        s3.hook(within(() -> s3.put("zone", "a", "v2")));

        s3.copyObject(copy().copySourceIfMatch(InMemoryS3.etag("v1")).build());

        assertThat(s3.objects("zone")).isEqualTo(Map.of("a", "v2", "b", "v1"));
    }

    @Test
    void copyObject_destinationWrittenInTheMiddle_failsItsCondition() {
        s3.put("zone", "a", "v1");
        s3.hook(within(() -> s3.put("zone", "b", "other")));

        assertStatus(412, () -> s3.copyObject(copy().ifNoneMatch("*").build()));

        assertThat(s3.objects("zone")).isEqualTo(Map.of("a", "v1", "b", "other"));
    }

    @ParameterizedTest
    @CsvSource({"v2,v2,,412", "v1,v2,,412", "v1,,*,412", "none,v2,,404"})
    void copyObject_conditionThatDoesNotHold_isRefused(
            String source, String destinationMatch, String destinationNoneMatch, int status) {
        s3.put("zone", "a", "v1");
        s3.put("zone", "b", "v0");
        String sourceKey = source.equals("none") ? "missing" : "a";
        String sourceTag = InMemoryS3.etag(source.equals("none") ? "v1" : source);

        assertStatus(
                status,
                () -> s3.copyObject(copy().sourceKey(sourceKey)
                        .copySourceIfMatch(sourceTag)
                        .ifMatch(destinationMatch == null ? null : InMemoryS3.etag(destinationMatch))
                        .ifNoneMatch(destinationNoneMatch)
                        .build()));

        assertThat(s3.objects("zone")).containsEntry("b", "v0");
    }

    @Test
    void copyObject_ifMatchOnMissingDestination_answers404() {
        s3.put("zone", "a", "v1");

        assertStatus(
                404, () -> s3.copyObject(copy().ifMatch(InMemoryS3.etag("v0")).build()));
    }

    @Test
    void copyObject_largerThanTheLimit_isRefused() {
        s3.put("zone", "a", "12345");

        assertStatus(400, () -> s3.copyObject(copy().build()));
    }

    @Test
    void copyObject_optionThatIsNotKnown_isRefused() {
        assertThatThrownBy(() -> s3.copyObject(copy().grantRead("id=1").build()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the model does not carry out GrantRead (x-amz-grant-read) of CopyObjectRequest");
    }

    @Test
    void deleteObjects_someChangedSomeGone_deletesTheOthers() {
        s3.put("zone", "same", "v1");
        s3.put("zone", "changed", "v2");

        DeleteObjectsResponse answer = s3.deleteObjects(request -> request.bucket("zone")
                .delete(delete -> delete.objects(pinned("same"), pinned("changed"), pinned("gone"))));

        assertThat(s3.objects("zone")).isEqualTo(Map.of("changed", "v2"));
        assertThat(answer.deleted())
                .singleElement()
                .satisfies(deleted -> assertThat(deleted.key()).isEqualTo("same"));
        assertThat(answer.errors())
                .extracting(S3Error::key, S3Error::code)
                .containsExactly(tuple("changed", "PreconditionFailed"), tuple("gone", "NoSuchKey"));
    }

    @Test
    void multipartCopy_completed_carriesOnlyWhatTheUploadNamed() {
        s3.put("zone", "a", StoredObject.of("12345").withMetadata(Map.of("owner", "x")));
        String upload = s3.createMultipartUpload(
                        request -> request.bucket("zone").key("b"))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        parts.add(part(upload, 1, "bytes=0-2"));
        parts.add(part(upload, 2, "bytes=3-4"));

        s3.completeMultipartUpload(request -> request.bucket("zone")
                .key("b")
                .uploadId(upload)
                .ifNoneMatch("*")
                .multipartUpload(all -> all.parts(parts)));

        StoredObject copy = s3.object("zone", "b").orElseThrow();
        assertThat(copy.text()).isEqualTo("12345");
        assertThat(copy.etag()).endsWith("-2\"");
        assertThat(copy.metadata()).isEmpty();
        assertThat(s3.openUploads("zone")).isEmpty();
    }

    @Test
    void multipartCopy_destinationWrittenBeforeTheEnd_failsItsConditionAndStaysOpen() {
        s3.put("zone", "a", "12345");
        String upload = s3.createMultipartUpload(
                        request -> request.bucket("zone").key("b"))
                .uploadId();
        CompletedPart part = part(upload, 1, "bytes=0-2");
        s3.put("zone", "b", "other");

        assertStatus(
                412,
                () -> s3.completeMultipartUpload(request -> request.bucket("zone")
                        .key("b")
                        .uploadId(upload)
                        .ifNoneMatch("*")
                        .multipartUpload(all -> all.parts(part))));

        assertThat(s3.openUploads("zone")).containsExactly("b");
        s3.abortMultipartUpload(request -> request.bucket("zone").key("b").uploadId(upload));
        assertThat(s3.openUploads("zone")).isEmpty();
    }

    @Test
    void completeMultipartUpload_smallPartBeforeTheLast_isRefused() {
        s3.put("zone", "a", "12345");
        String upload = s3.createMultipartUpload(
                        request -> request.bucket("zone").key("b"))
                .uploadId();
        CompletedPart small = part(upload, 1, "bytes=0-0");
        CompletedPart last = part(upload, 2, "bytes=1-4");

        assertStatus(
                400,
                () -> s3.completeMultipartUpload(request -> request.bucket("zone")
                        .key("b")
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(small, last))));
    }

    @Test
    void listObjectsV2_keysOfAllKinds_areInTheOrderOfTheirBytes() {
        List.of("a/", "a/b", "a.b", "\uD83D\uDE00", "\uFF5E", "é", "Z", "a").forEach(key -> s3.put("zone", key, key));

        assertThat(keys(null)).containsExactly("Z", "a", "a.b", "a/", "a/b", "é", "\uFF5E", "\uD83D\uDE00");
    }

    /** The token of a further page counts, and the key behind which the listing began is sent along with it. */
    @ParameterizedTest
    @CsvSource({"b, c d e f g", "bb, c d e f g", "g,''", "a, b c d e f g"})
    void listObjectsV2_startAfter_beginsBehindTheKeyAndPagesOn(String startAfter, String expected) {
        List.of("a", "b", "c", "d", "e", "f", "g").forEach(key -> s3.put("zone", key, key));

        assertThat(String.join(" ", keys(startAfter))).isEqualTo(expected);
    }

    @Test
    void listObjectsV2_objectsWrittenAtDifferentTimes_showsWholeSeconds() {
        s3.put("zone", "before", "1");
        s3.withClock(() -> Instant.parse("2026-11-22T10:15:30.999Z")).put("zone", "now", "2");

        assertThat(lastModified())
                .isEqualTo(Map.of("before", Instant.EPOCH, "now", Instant.parse("2026-11-22T10:15:30Z")));
    }

    @Test
    void listObjectsV2_objectReplacedAndCopied_showsWhenEachWasWritten() {
        s3.put("zone", "a", "v1");
        s3.withClock(() -> Instant.ofEpochSecond(10)).put("zone", "a", "v2");
        s3.withClock(() -> Instant.ofEpochSecond(20));

        s3.copyObject(copy().build());

        assertThat(lastModified()).isEqualTo(Map.of("a", Instant.ofEpochSecond(10), "b", Instant.ofEpochSecond(20)));
    }

    /** See <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">object metadata</a>. */
    @Test
    void listObjectsV2_uploadInParts_showsWhenItBegan() {
        s3.put("zone", "a", "12345");
        s3.withClock(() -> Instant.ofEpochSecond(10));
        String upload = s3.createMultipartUpload(
                        request -> request.bucket("zone").key("b"))
                .uploadId();
        s3.withClock(() -> Instant.ofEpochSecond(20));
        CompletedPart part = part(upload, 1, "bytes=0-2");

        s3.completeMultipartUpload(
                request -> request.bucket("zone").key("b").uploadId(upload).multipartUpload(all -> all.parts(part)));

        assertThat(lastModified()).containsEntry("b", Instant.ofEpochSecond(10));
    }

    private List<String> keys(String startAfter) {
        return listed(startAfter).map(S3Object::key).toList();
    }

    private Map<String, Instant> lastModified() {
        return listed(null).collect(Collectors.toMap(S3Object::key, S3Object::lastModified));
    }

    private Stream<S3Object> listed(String startAfter) {
        return s3
                .withPageSize(3)
                .listObjectsV2Paginator(
                        request -> request.bucket("zone").prefix("").startAfter(startAfter))
                .contents()
                .stream();
    }

    private CompletedPart part(String upload, int number, String range) {
        String etag = s3.uploadPartCopy(request -> request.sourceBucket("zone")
                        .sourceKey("a")
                        .copySourceRange(range)
                        .destinationBucket("zone")
                        .destinationKey("b")
                        .uploadId(upload)
                        .partNumber(number))
                .copyPartResult()
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private static CopyObjectRequest.Builder copy() {
        return CopyObjectRequest.builder()
                .sourceBucket("zone")
                .sourceKey("a")
                .destinationBucket("zone")
                .destinationKey("b");
    }

    private static ObjectIdentifier pinned(String key) {
        return ObjectIdentifier.builder().key(key).eTag(InMemoryS3.etag("v1")).build();
    }

    private static CallHook within(Runnable action) {
        return new CallHook() {
            @Override
            public void within(String call, Object soFar) {
                action.run();
            }
        };
    }

    private static void assertStatus(int status, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }
}
