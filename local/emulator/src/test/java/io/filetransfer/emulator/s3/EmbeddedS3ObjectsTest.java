package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects large and small, their headers, their parts and their listings. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3ObjectsTest {

    private static final int PART = 5 * 1_024 * 1_024;

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
    void copy_objectWithHeaders_keepsEveryHeaderAndTheEtag() {
        String etag = server.s3
                .putObject(
                        request -> request.bucket(server.bucket)
                                .key("headers/a")
                                .contentType("text/csv; charset=utf-8")
                                .contentLanguage("en")
                                .contentDisposition("attachment; filename=\"a.csv\"")
                                .contentEncoding("identity")
                                .cacheControl("max-age=60")
                                .metadata(Map.of("owner", "someone", "reason", "a test")),
                        RequestBody.fromString("1,2"))
                .eTag();

        server.s3.copyObject(request -> request.sourceBucket(server.bucket)
                .sourceKey("headers/a")
                .destinationBucket(server.bucket)
                .destinationKey("headers/b"));

        HeadObjectResponse copy =
                server.s3.headObject(request -> request.bucket(server.bucket).key("headers/b"));
        assertThat(copy.eTag()).isEqualTo(etag);
        assertThat(copy.contentLength()).isEqualTo(3);
        assertThat(copy.contentType()).isEqualToIgnoringCase("text/csv; charset=utf-8");
        assertThat(copy.contentLanguage()).isEqualTo("en");
        assertThat(copy.contentDisposition()).isEqualTo("attachment; filename=\"a.csv\"");
        assertThat(copy.contentEncoding()).isEqualTo("identity");
        assertThat(copy.cacheControl()).isEqualTo("max-age=60");
        assertThat(copy.metadata()).isEqualTo(Map.of("owner", "someone", "reason", "a test"));
    }

    @Test
    void head_emptyObject_hasLengthZero() {
        server.put("empty", "");

        assertThat(server.s3
                        .headObject(request -> request.bucket(server.bucket).key("empty"))
                        .contentLength())
                .isZero();
        assertThat(server.get("empty")).isEmpty();
    }

    @Test
    void get_ranges_answerThoseBytes() {
        server.put("ranged", "0123456789");

        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=-2")).isEqualTo("89");
        assertThat(range("bytes=8-99")).isEqualTo("89");
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> range("bytes=10-11"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(416));
    }

    @Test
    void put_hundredMegabytes_areHeldOnce() throws Exception {
        long size = 100L * 1_024 * 1_024;
        long before = usedHeap();

        server.s3.putObject(
                request -> request.bucket(server.bucket).key("big"),
                RequestBody.fromContentProvider(() -> new CountingBytes(size), size, "application/octet-stream"));

        assertThat(heldSince(before, size + 32L * 1_024 * 1_024))
                .as("is held once")
                .isTrue();
        try (InputStream body =
                server.s3.getObject(request -> request.bucket(server.bucket).key("big"))) {
            assertThat(body).hasSameContentAs(new CountingBytes(size));
        }
    }

    @Test
    void multipart_partsUploadedAndCopied_becomeOneObject() {
        String sourceEtag = server.put("multipart/source", "x".repeat(PART) + "tail");
        String upload = server.s3
                .createMultipartUpload(request -> request.bucket(server.bucket)
                        .key("multipart/whole")
                        .contentType("text/csv")
                        .metadata(Map.of("owner", "someone")))
                .uploadId();
        CompletedPart first = CompletedPart.builder()
                .partNumber(1)
                .eTag(copyPart(upload, 1, sourceEtag, "bytes=0-" + (PART - 1)))
                .build();
        CompletedPart second = CompletedPart.builder()
                .partNumber(2)
                .eTag(server.s3
                        .uploadPart(
                                request -> request.bucket(server.bucket)
                                        .key("multipart/whole")
                                        .uploadId(upload)
                                        .partNumber(2),
                                RequestBody.fromString("end"))
                        .eTag())
                .build();

        String etag = server.s3
                .completeMultipartUpload(request -> request.bucket(server.bucket)
                        .key("multipart/whole")
                        .uploadId(upload)
                        .multipartUpload(parts -> parts.parts(first, second)))
                .eTag();

        HeadObjectResponse head =
                server.s3.headObject(request -> request.bucket(server.bucket).key("multipart/whole"));
        assertThat(etag).endsWith("-2\"").isEqualTo(head.eTag());
        assertThat(head.contentLength()).isEqualTo(PART + 3L);
        assertThat(head.contentType()).isEqualTo("text/csv");
        assertThat(head.metadata()).containsEntry("owner", "someone");
        assertThat(server.get("multipart/whole")).isEqualTo("x".repeat(PART) + "end");
    }

    @Test
    void uploadPartCopy_wrongSourceEtag_answers412() {
        server.put("multipart/other", "x");
        String upload = server.s3
                .createMultipartUpload(request -> request.bucket(server.bucket).key("multipart/whole"))
                .uploadId();

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> server.s3.uploadPartCopy(request -> request.sourceBucket(server.bucket)
                        .sourceKey("multipart/other")
                        .copySourceIfMatch("\"wrong\"")
                        .destinationBucket(server.bucket)
                        .destinationKey("multipart/whole")
                        .uploadId(upload)
                        .partNumber(1)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
    }

    @Test
    void complete_abortedUpload_answersNoSuchUpload() {
        String upload = server.s3
                .createMultipartUpload(request -> request.bucket(server.bucket).key("multipart/aborted"))
                .uploadId();
        server.s3.abortMultipartUpload(request ->
                request.bucket(server.bucket).key("multipart/aborted").uploadId(upload));

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> server.s3.completeMultipartUpload(request -> request.bucket(server.bucket)
                        .key("multipart/aborted")
                        .uploadId(upload)
                        .multipartUpload(parts -> parts.parts(
                                CompletedPart.builder().partNumber(1).eTag("x").build()))))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchUpload"));
    }

    @Test
    void list_2500Keys_comeInThreePagesInOrder() {
        List<String> keys =
                IntStream.range(0, 2_500).mapToObj("paged/%04d.csv"::formatted).toList();
        keys.stream()
                .gather(Gatherers.mapConcurrent(16, key -> server.put(key, key)))
                .forEach(put -> {});

        List<ListObjectsV2Response> pages =
                server
                        .s3
                        .listObjectsV2Paginator(
                                request -> request.bucket(server.bucket).prefix("paged/"))
                        .stream()
                        .toList();

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(page -> page.contents().stream()).map(S3Object::key))
                .containsExactlyElementsOf(keys);
    }

    @Test
    void list_delimiterAndSmallPages_rollsEachFolderUpOnce() {
        for (String key : List.of("tree/a", "tree/b/1", "tree/b/2", "tree/b!", "tree/c/1", "tree/c/2", "tree/d")) {
            server.put(key, key);
        }

        List<String> seen = new ArrayList<>();
        server.s3
                .listObjectsV2Paginator(request -> request.bucket(server.bucket)
                        .prefix("tree/")
                        .delimiter("/")
                        .maxKeys(1))
                .forEach(page -> {
                    page.contents().stream().map(S3Object::key).forEach(seen::add);
                    page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(seen::add);
                });

        assertThat(seen).containsExactly("tree/a", "tree/b!", "tree/b/", "tree/c/", "tree/d");
    }

    @Test
    void list_startAfter_isExclusiveAndInUtf8Order() {
        String beyondBmp = "order/\uD83D\uDE00";
        String belowIt = "order/\uFF5E";
        server.put(beyondBmp, "x");
        server.put(belowIt, "x");
        server.put("order/a", "x");

        assertThat(server.s3
                        .listObjectsV2(request ->
                                request.bucket(server.bucket).prefix("order/").startAfter("order/a"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly(belowIt, beyondBmp);
    }

    @Test
    void listV1_markers_pageThroughToTheEnd() {
        for (String key : List.of("v1/a", "v1/b/1", "v1/b/2", "v1/c")) {
            server.put(key, key);
        }
        List<String> seen = new ArrayList<>();
        String marker = null;
        do {
            String after = marker;
            var page = server.s3.listObjects(request -> request.bucket(server.bucket)
                    .prefix("v1/")
                    .delimiter("/")
                    .maxKeys(1)
                    .marker(after));
            page.contents().stream().map(S3Object::key).forEach(seen::add);
            page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(seen::add);
            marker = page.nextMarker();
        } while (marker != null);

        assertThat(seen).containsExactly("v1/a", "v1/b/", "v1/c");
    }

    /** Clients such as boto3 read the prefix of every listing. */
    @Test
    void list_withoutPrefix_answersAnEmptyOne() throws Exception {
        assertThat(listed("?list-type=2")).contains("<Prefix></Prefix>");
        assertThat(listed("")).contains("<Prefix></Prefix>").contains("<Marker></Marker>");
    }

    @Test
    void list_negativeMaxKeys_isRefused() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> server.s3.listObjectsV2(
                        request -> request.bucket(server.bucket).maxKeys(-1)))
                .satisfies(e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidArgument");
                    assertThat(e.statusCode()).isEqualTo(400);
                });
    }

    @Test
    void put_keyOver1024Bytes_isRefusedByName() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> server.put("é".repeat(513), "x"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("KeyTooLongError"));
    }

    @Test
    void deleteBucket_withObjects_isRefused() {
        String bucket = server.bucket + "-2";
        server.s3.createBucket(request -> request.bucket(bucket));
        server.s3.putObject(request -> request.bucket(bucket).key("a"), RequestBody.fromString("x"));

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> server.s3.deleteBucket(request -> request.bucket(bucket)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty"));
        server.s3.deleteObject(request -> request.bucket(bucket).key("a"));
        server.s3.deleteBucket(request -> request.bucket(bucket));
        assertThat(server.s3.listBuckets().buckets())
                .noneMatch(one -> one.name().equals(bucket));
    }

    private String copyPart(String upload, int number, String sourceEtag, String range) {
        return server.s3
                .uploadPartCopy(request -> request.sourceBucket(server.bucket)
                        .sourceKey("multipart/source")
                        .copySourceIfMatch(sourceEtag)
                        .copySourceRange(range)
                        .destinationBucket(server.bucket)
                        .destinationKey("multipart/whole")
                        .uploadId(upload)
                        .partNumber(number))
                .copyPartResult()
                .eTag();
    }

    private String listed(String query) throws IOException {
        URI bucket = URI.create(server.gateway.endpoint() + "/" + server.bucket + query);
        try (InputStream xml = bucket.toURL().openStream()) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String range(String range) {
        return server.s3
                .getObjectAsBytes(
                        request -> request.bucket(server.bucket).key("ranged").range(range))
                .asUtf8String();
    }

    /** The server's thread ends a moment after its answer. */
    private static boolean heldSince(long before, long limit) throws InterruptedException {
        long held = usedHeap() - before;
        for (int i = 0; i < 50 && held >= limit; i++) {
            Thread.sleep(100);
            held = usedHeap() - before;
        }
        return held < limit;
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
