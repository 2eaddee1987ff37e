package io.filetransfer.slave;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

/**
 * Which permissions a call needs, as {@code action on ARN}. One that only some requests need says which.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">permissions of S3's calls</a>
 */
final class Permissions {

    private static final Map<Class<?>, Function<S3Request, List<String>>> OF_CALLS = Map.of(
            HeadObjectRequest.class, request -> toLookUp((HeadObjectRequest) request),
            GetObjectTaggingRequest.class, request -> toReadTags((GetObjectTaggingRequest) request),
            CopyObjectRequest.class, request -> toCopy((CopyObjectRequest) request),
            CreateMultipartUploadRequest.class, request -> toStart((CreateMultipartUploadRequest) request),
            UploadPartCopyRequest.class, request -> toCopyPart((UploadPartCopyRequest) request),
            CompleteMultipartUploadRequest.class, request -> toComplete((CompleteMultipartUploadRequest) request),
            AbortMultipartUploadRequest.class, request -> toAbort((AbortMultipartUploadRequest) request),
            DeleteObjectRequest.class, request -> toDelete((DeleteObjectRequest) request),
            DeleteObjectsRequest.class, request -> toDelete((DeleteObjectsRequest) request));

    private Permissions() {}

    static List<String> of(S3Request request) {
        return OF_CALLS.getOrDefault(request.getClass(), unknown -> List.of("a permission"))
                .apply(request);
    }

    /** A delete under a condition also reads. */
    static List<String> toDelete(String bucket, String key) {
        return List.of(on("s3:DeleteObject", bucket, key), on("s3:GetObject", bucket, key));
    }

    private static List<String> toLookUp(HeadObjectRequest request) {
        return List.of(
                on("s3:GetObject", request.bucket(), request.key()),
                "s3:ListBucket on " + arn(request.bucket()) + " (without it S3 denies what does not exist)");
    }

    private static List<String> toReadTags(GetObjectTaggingRequest request) {
        return List.of(on("s3:GetObjectTagging", request.bucket(), request.key()));
    }

    private static List<String> toCopy(CopyObjectRequest request) {
        String source = request.sourceBucket();
        String destination = request.destinationBucket();
        return List.of(
                on("s3:GetObject", source, request.sourceKey()),
                on("s3:PutObject", destination, request.destinationKey()),
                on("s3:GetObject", destination, request.destinationKey()) + " (if the object exists)",
                on("s3:GetObjectTagging", source, request.sourceKey()) + " (if the object has tags)",
                on("s3:PutObjectTagging", destination, request.destinationKey()) + " (if the object has tags)",
                "s3:ListBucket on " + arn(source) + " (without it S3 denies what does not exist)");
    }

    private static List<String> toStart(CreateMultipartUploadRequest request) {
        String put = on("s3:PutObject", request.bucket(), request.key());
        return request.tagging() == null
                ? List.of(put)
                : List.of(put, on("s3:PutObjectTagging", request.bucket(), request.key()));
    }

    private static List<String> toCopyPart(UploadPartCopyRequest request) {
        return List.of(
                on("s3:GetObject", request.sourceBucket(), request.sourceKey()),
                on("s3:PutObject", request.destinationBucket(), request.destinationKey()));
    }

    private static List<String> toComplete(CompleteMultipartUploadRequest request) {
        return List.of(
                on("s3:PutObject", request.bucket(), request.key()),
                on("s3:GetObject", request.bucket(), request.key()) + " (if the object exists)");
    }

    private static List<String> toAbort(AbortMultipartUploadRequest request) {
        return List.of(on("s3:AbortMultipartUpload", request.bucket(), request.key()));
    }

    private static List<String> toDelete(DeleteObjectRequest request) {
        return toDelete(request.bucket(), request.key());
    }

    private static List<String> toDelete(DeleteObjectsRequest request) {
        return toDelete(request.bucket(), "*");
    }

    private static String on(String action, String bucket, String key) {
        return action + " on " + arn(bucket) + "/" + key;
    }

    private static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }
}
