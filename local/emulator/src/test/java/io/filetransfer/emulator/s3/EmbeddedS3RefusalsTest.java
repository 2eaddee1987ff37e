package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** What S3 has and the local run has not is refused by its name. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3RefusalsTest {

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
    void put_withWhatIsNotSupported_isRefusedByName() {
        assertRefused("x-amz-acl", put -> put.acl(ObjectCannedACL.PUBLIC_READ));
        assertRefused("x-amz-grant-read", put -> put.grantRead("id=1"));
        assertRefused("x-amz-storage-class", put -> put.storageClass(StorageClass.GLACIER));
        assertRefused("x-amz-object-lock-mode", put -> put.objectLockMode(ObjectLockMode.GOVERNANCE));
        assertRefused("x-amz-object-lock-legal-hold", put -> put.objectLockLegalHoldStatus("ON"));
        assertRefused(
                "x-amz-object-lock-retain-until-date",
                put -> put.objectLockRetainUntilDate(Instant.parse("2033-01-01T00:00:00Z")));
        assertRefused("x-amz-server-side-encryption", put -> put.serverSideEncryption(ServerSideEncryption.AWS_KMS));
        assertRefused("x-amz-server-side-encryption-customer-algorithm", put -> put.sseCustomerAlgorithm("AES256"));
        assertRefused("x-amz-website-redirect-location", put -> put.websiteRedirectLocation("/b"));
        assertRefused("x-amz-request-payer", put -> put.requestPayer("requester"));
        assertRefused("x-amz-expected-bucket-owner", put -> put.expectedBucketOwner("123456789012"));
        assertRefused("If-None-Match", put -> put.ifNoneMatch("\"x\""));
        assertRefused("If-Match", put -> put.ifMatch("*"));
    }

    @Test
    void copy_withWhatIsNotSupported_isRefusedByName() {
        server.put("a", "x");

        assertRefused(
                "x-amz-acl",
                () -> server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                        .sourceKey("a")
                        .destinationBucket(server.bucket)
                        .destinationKey("b")
                        .acl(ObjectCannedACL.PUBLIC_READ)));
        assertRefused(
                "versionId",
                () -> server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                        .sourceKey("a")
                        .sourceVersionId("1")
                        .destinationBucket(server.bucket)
                        .destinationKey("b")));
        assertRefused(
                "x-amz-tagging",
                () -> server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                        .sourceKey("a")
                        .destinationBucket(server.bucket)
                        .destinationKey("b")
                        .tagging("a=b")));
    }

    @Test
    void read_underConditionsOnTheTime_isRefusedByName() {
        server.put("a", "x");

        assertRefused(
                "If-Modified-Since",
                () -> server.s3.getObject(
                        get -> get.bucket(server.bucket).key("a").ifModifiedSince(Instant.EPOCH)));
        assertRefused(
                "x-amz-copy-source-if-unmodified-since",
                () -> server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                        .sourceKey("a")
                        .copySourceIfUnmodifiedSince(Instant.EPOCH)
                        .destinationBucket(server.bucket)
                        .destinationKey("b")));
    }

    @Test
    void subresource_notSupported_isRefusedByName() {
        server.put("a", "x");

        assertRefused(
                "retention",
                () -> server.s3.getObjectRetention(
                        request -> request.bucket(server.bucket).key("a")));
        assertRefused(
                "lifecycle", () -> server.s3.getBucketLifecycleConfiguration(request -> request.bucket(server.bucket)));
        assertRefused("tagging", () -> server.s3.getBucketTagging(request -> request.bucket(server.bucket)));
        assertRefused("location", () -> server.s3.getBucketLocation(request -> request.bucket(server.bucket)));
        assertRefused("uploads", () -> server.s3.listMultipartUploads(request -> request.bucket(server.bucket)));
        assertRefused(
                "attributes",
                () -> server.s3.getObjectAttributes(
                        request -> request.bucket(server.bucket).key("a").objectAttributes(ObjectAttributes.E_TAG)));
        assertRefused(
                "restore",
                () -> server.s3.restoreObject(
                        request -> request.bucket(server.bucket).key("a")));
        assertThat(server.get("a")).isEqualTo("x");
    }

    @Test
    void storageClass_ofAnObject_isKeptButNotCopied() {
        server.s3.putObject(
                put -> put.bucket(server.bucket).key("cold").storageClass(StorageClass.STANDARD_IA),
                RequestBody.fromString("x"));
        server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                .sourceKey("cold")
                .destinationBucket(server.bucket)
                .destinationKey("copy"));
        server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                .sourceKey("cold")
                .destinationBucket(server.bucket)
                .destinationKey("cold-copy")
                .storageClass(StorageClass.GLACIER_IR));

        assertThat(storageClass("cold")).isEqualTo(StorageClass.STANDARD_IA);
        assertThat(storageClass("copy")).isNull();
        assertThat(storageClass("cold-copy")).isEqualTo(StorageClass.GLACIER_IR);
    }

    private StorageClass storageClass(String key) {
        return server.s3
                .headObject(request -> request.bucket(server.bucket).key(key))
                .storageClass();
    }

    private void assertRefused(String name, Consumer<PutObjectRequest.Builder> header) {
        assertRefused(
                name,
                () -> server.s3.putObject(
                        put -> put.bucket(server.bucket).key("refused").applyMutation(header),
                        RequestBody.fromString("x")));
    }

    private static void assertRefused(String name, ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.statusCode()).isEqualTo(501);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
            assertThat(e.awsErrorDetails().errorMessage()).contains(name);
        });
    }
}
