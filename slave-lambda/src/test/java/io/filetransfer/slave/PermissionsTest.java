package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

class PermissionsTest {

    private static final String SOURCE = "arn:aws:s3:::landing/raw/a.csv";
    private static final String DESTINATION = "arn:aws:s3:::lake/refined/a.csv";

    @ParameterizedTest
    @MethodSource("calls")
    void of_call_namesWhatItNeeds(S3Request request, String[] permissions) {
        assertThat(Permissions.of(request)).startsWith(permissions);
    }

    @Test
    void of_copyThatStartsWithTags_needsToWriteThem() {
        assertThat(Permissions.of(CreateMultipartUploadRequest.builder()
                        .bucket("lake")
                        .key("refined/a.csv")
                        .tagging("a=b")
                        .build()))
                .containsExactly("s3:PutObject on " + DESTINATION, "s3:PutObjectTagging on " + DESTINATION);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call(
                        HeadObjectRequest.builder().bucket("landing").key("raw/a.csv"),
                        "s3:GetObject on " + SOURCE,
                        "s3:ListBucket on arn:aws:s3:::landing (without it S3 denies what does not exist)"),
                call(
                        GetObjectTaggingRequest.builder().bucket("landing").key("raw/a.csv"),
                        "s3:GetObjectTagging on " + SOURCE),
                call(
                        CopyObjectRequest.builder()
                                .sourceBucket("landing")
                                .sourceKey("raw/a.csv")
                                .destinationBucket("lake")
                                .destinationKey("refined/a.csv"),
                        "s3:GetObject on " + SOURCE,
                        "s3:PutObject on " + DESTINATION),
                call(
                        CreateMultipartUploadRequest.builder().bucket("lake").key("refined/a.csv"),
                        "s3:PutObject on " + DESTINATION),
                call(
                        UploadPartCopyRequest.builder()
                                .sourceBucket("landing")
                                .sourceKey("raw/a.csv")
                                .destinationBucket("lake")
                                .destinationKey("refined/a.csv"),
                        "s3:GetObject on " + SOURCE,
                        "s3:PutObject on " + DESTINATION),
                call(
                        CompleteMultipartUploadRequest.builder().bucket("lake").key("refined/a.csv"),
                        "s3:PutObject on " + DESTINATION),
                call(
                        AbortMultipartUploadRequest.builder().bucket("lake").key("refined/a.csv"),
                        "s3:AbortMultipartUpload on " + DESTINATION),
                call(
                        DeleteObjectRequest.builder().bucket("landing").key("raw/a.csv"),
                        "s3:DeleteObject on " + SOURCE,
                        "s3:GetObject on " + SOURCE),
                call(
                        DeleteObjectsRequest.builder().bucket("landing"),
                        "s3:DeleteObject on arn:aws:s3:::landing/*",
                        "s3:GetObject on arn:aws:s3:::landing/*"));
    }

    private static Arguments call(S3Request.Builder request, String... permissions) {
        return Arguments.of(request.build(), permissions);
    }
}
