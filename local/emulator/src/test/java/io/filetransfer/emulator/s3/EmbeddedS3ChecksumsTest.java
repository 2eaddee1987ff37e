package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Checksums of objects: the uploader's own, those of copies, and those of uploads in parts. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3ChecksumsTest {

    private static final int PART = 5 * 1_024 * 1_024;
    private static final String LARGE = "x".repeat(PART) + "tail";

    private S3Fixture server;

    @BeforeAll
    void start() {
        server = new S3Fixture();
        server.put("large", LARGE);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void head_withChecksumMode_answersTheUploadersChecksum() {
        put("a", ChecksumAlgorithm.CRC32);
        put("b", ChecksumAlgorithm.SHA256);

        assertThat(head("a").checksumCRC32()).isEqualTo(crc32("content"));
        assertThat(head("a").checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        assertThat(head("b").checksumSHA256()).isEqualTo(sha256("content"));
        assertThat(head("b").metadata()).isEmpty();
    }

    @Test
    void head_withoutChecksumMode_answersNone() {
        put("c", ChecksumAlgorithm.CRC32);

        assertThat(server.s3
                        .headObject(request -> request.bucket(server.bucket).key("c"))
                        .checksumCRC32())
                .isNull();
    }

    @Test
    void copy_ofAnObject_keepsTheAlgorithmUnlessAnotherIsAskedFor() {
        put("d", ChecksumAlgorithm.SHA256);

        server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                .sourceKey("d")
                .destinationBucket(server.bucket)
                .destinationKey("d-copy"));
        server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                .sourceKey("d")
                .destinationBucket(server.bucket)
                .destinationKey("d-crc32")
                .checksumAlgorithm(ChecksumAlgorithm.CRC32));

        assertThat(head("d-copy").checksumSHA256()).isEqualTo(sha256("content"));
        assertThat(head("d-crc32").checksumCRC32()).isEqualTo(crc32("content"));
    }

    @Test
    void multipart_checksumOfTheWhole_coversTheWhole() {
        complete("e", ChecksumType.FULL_OBJECT, true, complete -> complete.checksumCRC32(crc32(LARGE)));

        assertThat(head("e").checksumCRC32()).isEqualTo(crc32(LARGE));
        assertThat(head("e").checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    }

    @Test
    void multipart_wrongChecksumOfTheWhole_isRefused() {
        assertError(
                "BadDigest",
                () -> complete("f", ChecksumType.FULL_OBJECT, true, complete -> complete.checksumCRC32(crc32("x"))));
        assertError("NoSuchKey", () -> server.get("f"));
    }

    @Test
    void multipart_checksumOfChecksums_needsEachPartsChecksum() {
        assertError("InvalidRequest", () -> complete("g", ChecksumType.COMPOSITE, false, complete -> {}));

        complete("g", ChecksumType.COMPOSITE, true, complete -> {});

        assertThat(head("g").checksumCRC32()).endsWith("-2");
        assertThat(head("g").checksumType()).isEqualTo(ChecksumType.COMPOSITE);
    }

    @Test
    void uploadPartCopy_rangeBeyondTheSource_isRefusedNotCutToFit() {
        String upload = start("h", request -> {});

        assertError("InvalidArgument", () -> part("h", upload, 1, "bytes=0-" + LARGE.length()));
        assertError("InvalidArgument", () -> part("h", upload, 1, "bytes=5-"));
    }

    private void put(String key, ChecksumAlgorithm algorithm) {
        server.s3.putObject(
                request -> request.bucket(server.bucket).key(key).checksumAlgorithm(algorithm),
                RequestBody.fromString("content"));
    }

    private HeadObjectResponse head(String key) {
        return server.s3.headObject(
                request -> request.bucket(server.bucket).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    private void complete(
            String key,
            ChecksumType type,
            boolean nameChecksums,
            Consumer<CompleteMultipartUploadRequest.Builder> checksum) {
        String upload = start(
                key,
                request -> request.checksumAlgorithm(ChecksumAlgorithm.CRC32).checksumType(type));
        List<CompletedPart> parts = Stream.of(
                        part(key, upload, 1, "bytes=0-" + (PART - 1)),
                        part(key, upload, 2, "bytes=" + PART + "-" + (LARGE.length() - 1)))
                .map(part -> nameChecksums
                        ? part
                        : part.toBuilder().checksumCRC32(null).build())
                .toList();
        server.s3.completeMultipartUpload(request -> request.bucket(server.bucket)
                .key(key)
                .uploadId(upload)
                .checksumType(type)
                .ifNoneMatch("*")
                .multipartUpload(completed -> completed.parts(parts))
                .applyMutation(checksum));
    }

    private String start(String key, Consumer<CreateMultipartUploadRequest.Builder> checksum) {
        return server.s3
                .createMultipartUpload(
                        request -> request.bucket(server.bucket).key(key).applyMutation(checksum))
                .uploadId();
    }

    private CompletedPart part(String key, String upload, int number, String range) {
        CopyPartResult copied = server.s3
                .uploadPartCopy(request -> request.sourceBucket(server.bucket)
                        .sourceKey("large")
                        .copySourceRange(range)
                        .destinationBucket(server.bucket)
                        .destinationKey(key)
                        .uploadId(upload)
                        .partNumber(number))
                .copyPartResult();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(copied.eTag())
                .checksumCRC32(copied.checksumCRC32())
                .build();
    }

    private static String crc32(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertError(String code, ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
