package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.calls.CallHook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the model keeps of objects and uploads is what S3 would. */
class InMemoryS3ObjectsTest {

    private static final int TRIES = 1_000;

    private final InMemoryS3 s3 = new InMemoryS3("zone").withLimits(new S3Limits(100, 2, 10));

    @Test
    void etag_ofAWholeAndOfParts_isTheirMd5AsInS3() throws Exception {
        put("whole", "content");
        String upload = upload("parts");

        complete("parts", upload, part("parts", upload, 1, "con"), part("parts", upload, 2, "tent"));

        assertThat(head("whole").eTag()).isEqualTo("\"" + hex(md5("content")) + "\"");
        assertThat(head("parts").eTag()).isEqualTo("\"" + hex(md5(md5("con"), md5("tent"))) + "-2\"");
    }

    /** Each is its catalogue's check value. */
    @ParameterizedTest
    @CsvSource({
        "CRC32,y/Q5Jg==",
        "CRC32C,4waSgw==",
        "CRC64NVME,rosUhgp5mIg=",
        "SHA1,98O8HYCOBHMq32eZZczDTKeuNEE=",
        "SHA256,FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
    })
    void checksum_ofAnObject_isTheAlgorithmsOwn(String algorithm, String expected) {
        s3.put("zone", "a", StoredObject.of("123456789").withChecksumAlgorithm(algorithm));

        HeadObjectResponse head =
                s3.headObject(request -> request.bucket("zone").key("a").checksumMode(ChecksumMode.ENABLED));

        assertThat(head.getValueForField("Checksum" + algorithm, String.class)).contains(expected);
    }

    @Test
    void putObject_wrongChecksum_storesNothing() {
        assertError(
                "BadDigest",
                () -> s3.putObject(
                        request -> request.bucket("zone").key("a").checksumCRC32("AAAAAA=="),
                        RequestBody.fromString("x")));
        assertError(
                "BadDigest",
                () -> s3.putObject(
                        request -> request.bucket("zone").key("a").contentMD5("AAAA"), RequestBody.fromString("x")));

        assertThat(s3.objects("zone")).isEmpty();
    }

    @Test
    void putObject_checksumNamed_isKeptAndAnswered() {
        String checksum = s3.putObject(
                        request -> request.bucket("zone").key("a").checksumAlgorithm(ChecksumAlgorithm.CRC32),
                        RequestBody.fromString("123456789"))
                .checksumCRC32();

        assertThat(checksum).isEqualTo("y/Q5Jg==");
        assertThat(s3.headObject(request -> request.bucket("zone").key("a").checksumMode(ChecksumMode.ENABLED))
                        .checksumCRC32())
                .isEqualTo(checksum);
    }

    @ParameterizedTest
    @CsvSource({"bytes=2-4,234", "bytes=7-,789", "bytes=-2,89", "bytes=8-99,89", "bytes=0-1;3-4,0123456789"})
    void getObject_range_isOfThatObject(String range, String expected) {
        String upload = upload("a");
        complete("a", upload, part("a", upload, 1, "0123"), part("a", upload, 2, "456789"));

        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket("zone").key("a").range(range))
                        .asUtf8String())
                .isEqualTo(expected);
    }

    @Test
    void copyObject_bucketDeletedMeanwhile_isRefused() {
        s3.createBucket(request -> request.bucket("copies"));
        put("a", "x");
        s3.hook(new CallHook() {
            @Override
            public void within(String call, Object soFar) {
                s3.deleteBucket(request -> request.bucket("copies"));
            }
        });

        assertError(
                "NoSuchBucket",
                () -> s3.copyObject(request -> request.sourceBucket("zone")
                        .sourceKey("a")
                        .destinationBucket("copies")
                        .destinationKey("a")));
    }

    @Test
    void deleteObject_racingAnOverwrite_neverTakesTheNewVersion() throws Exception {
        ObjectIdentifier pinned =
                ObjectIdentifier.builder().key("k").eTag(InMemoryS3.etag("old")).build();
        int lost = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            CyclicBarrier barrier = new CyclicBarrier(2);
            for (int i = 0; i < TRIES; i++) {
                put("k", "old");
                Future<?> overwrite = executor.submit(() -> {
                    barrier.await();
                    return put("k", "new");
                });
                Future<?> deletion = executor.submit(() -> {
                    barrier.await();
                    return s3.deleteObjects(request -> request.bucket("zone").delete(delete -> delete.objects(pinned)));
                });
                overwrite.get();
                deletion.get();
                lost += s3.object("zone", "k").isPresent() ? 0 : 1;
            }
        }
        assertThat(lost).as("new versions lost in %d tries", TRIES).isZero();
    }

    @Test
    void operation_notModelled_isRefusedByName() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> s3.getBucketAcl(request -> request.bucket("zone")));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() ->
                        s3.getObject(request -> request.bucket("zone").key("a").partNumber(1)))
                .withMessage("the model does not carry out PartNumber (partNumber) of GetObjectRequest");
    }

    private String put(String key, String text) {
        return s3.putObject(request -> request.bucket("zone").key(key), RequestBody.fromString(text))
                .eTag();
    }

    private HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket("zone").key(key));
    }

    private String upload(String key) {
        return s3.createMultipartUpload(request -> request.bucket("zone").key(key))
                .uploadId();
    }

    private CompletedPart part(String key, String upload, int number, String text) {
        String etag = s3.uploadPart(
                        request ->
                                request.bucket("zone").key(key).uploadId(upload).partNumber(number),
                        RequestBody.fromString(text))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void complete(String key, String upload, CompletedPart... parts) {
        s3.completeMultipartUpload(
                request -> request.bucket("zone").key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
    }

    private static byte[] md5(String text) throws Exception {
        return md5(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] md5(byte[]... pieces) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        for (byte[] piece : pieces) {
            digest.update(piece);
        }
        return digest.digest();
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static void assertError(String code, ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
