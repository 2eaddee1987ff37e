package io.filetransfer.common.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/**
 * The calls of a multipart copy. An upload carries nothing of the source by itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/CopyingObjectsMPUapi.html">multipart copy</a>
 */
final class Multipart {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final ObjectStore objects;
    private final UploadStore uploads;
    private final S3Limits limits;

    Multipart(ObjectStore objects, UploadStore uploads, S3Limits limits) {
        this.objects = objects;
        this.uploads = uploads;
        this.limits = limits;
    }

    CreateMultipartUploadResponse create(CreateMultipartUploadRequest request) {
        KnownFields.require(
                request,
                "Bucket",
                "Key",
                "CacheControl",
                "ContentDisposition",
                "ContentEncoding",
                "ContentLanguage",
                "ContentType",
                "Metadata",
                "StorageClass",
                "Tagging",
                "WebsiteRedirectLocation",
                "ChecksumAlgorithm",
                "ChecksumType");
        String id = uploads.create(request.bucket(), request.key(), ObjectFields.template(request));
        return CreateMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .uploadId(id)
                .build();
    }

    UploadPartCopyResponse copyPart(UploadPartCopyRequest request) {
        KnownFields.require(
                request,
                "SourceBucket",
                "SourceKey",
                "CopySourceIfMatch",
                "CopySourceRange",
                "DestinationBucket",
                "DestinationKey",
                "PartNumber",
                "UploadId");
        if (request.partNumber() < 1 || request.partNumber() > limits.maxParts()) {
            throw S3Failures.of(400, "InvalidArgument", "Part number must be an integer between 1 and 10000");
        }
        StoredObject source = objects.read(request.sourceBucket(), request.sourceKey(), request.copySourceIfMatch());
        StoredObject part = StoredObject.of(range(source, request.copySourceRange()));
        uploads.putPart(
                request.destinationBucket(), request.destinationKey(), request.uploadId(), request.partNumber(), part);
        return UploadPartCopyResponse.builder()
                .copyPartResult(result -> result.eTag(part.etag()))
                .build();
    }

    CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request) {
        KnownFields.require(
                request,
                "Bucket",
                "Key",
                "UploadId",
                "MultipartUpload",
                "IfMatch",
                "IfNoneMatch",
                "ChecksumType",
                "ChecksumCRC32",
                "ChecksumCRC32C",
                "ChecksumCRC64NVME");
        StoredObject object = uploads.complete(
                request.bucket(),
                request.key(),
                request.uploadId(),
                request.multipartUpload().parts(),
                limits,
                new UploadStore.Conditions(request.ifMatch(), request.ifNoneMatch(), checksum(request)));
        return CompleteMultipartUploadResponse.builder().eTag(object.etag()).build();
    }

    AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request) {
        KnownFields.require(request, "Bucket", "Key", "UploadId");
        uploads.abort(request.bucket(), request.key(), request.uploadId());
        return AbortMultipartUploadResponse.builder().build();
    }

    /** Returns the checksum of the whole object that the request names; null when it names none. */
    private static String checksum(CompleteMultipartUploadRequest request) {
        return Stream.of(request.checksumCRC32(), request.checksumCRC32C(), request.checksumCRC64NVME())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String range(StoredObject source, String range) {
        byte[] bytes = source.content().getBytes(StandardCharsets.UTF_8);
        Matcher matcher = RANGE.matcher(range == null ? "bytes=0-" + (bytes.length - 1) : range);
        if (!matcher.matches()) {
            throw S3Failures.of(
                    400, "InvalidArgument", "The x-amz-copy-source-range value must be of the form bytes=first-last");
        }
        int first = Integer.parseInt(matcher.group(1));
        int end = Integer.parseInt(matcher.group(2)) + 1;
        if (first >= end || end > bytes.length || end - first > limits.maxCopyBytes()) {
            throw S3Failures.of(
                    400, "InvalidRequest", "Range specified is not valid for source object of size: " + bytes.length);
        }
        return new String(Arrays.copyOfRange(bytes, first, end), StandardCharsets.UTF_8);
    }
}
