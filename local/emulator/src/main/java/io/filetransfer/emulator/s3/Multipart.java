package io.filetransfer.emulator.s3;

import java.util.List;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * The calls of multipart uploads. An upload carries nothing of a source by itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html">multipart upload</a>
 */
final class Multipart {

    private final Buckets buckets;
    private final S3Limits limits;

    Multipart(Buckets buckets, S3Limits limits) {
        this.buckets = buckets;
        this.limits = limits;
    }

    CreateMultipartUploadResponse create(CreateMultipartUploadRequest request) {
        UploadChecksum checksum = UploadChecksum.of(request);
        String algorithm = checksum.algorithm() == null ? Checksums.DEFAULT : checksum.algorithm();
        StoredObject template =
                ObjectFields.object(request, Content.EMPTY, buckets.now(), request.metadata(), algorithm);
        StoredUpload upload = new StoredUpload(buckets.newUploadId(), request.key(), template, checksum);
        buckets.forWrite(request.bucket(), request.key()).begin(upload);
        return CreateMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .uploadId(upload.id())
                .checksumAlgorithm(checksum.algorithm())
                .checksumType(checksum.type())
                .build();
    }

    UploadPartResponse putPart(UploadPartRequest request, Content content) {
        StoredUpload upload = upload(request.bucket(), request.key(), request.uploadId(), request.partNumber());
        upload.parts().put(request.partNumber(), content);
        UploadPartResponse.Builder answer = UploadPartResponse.builder().eTag(content.etag());
        upload.checksum().describe(answer, content);
        return answer.build();
    }

    UploadPartCopyResponse copyPart(UploadPartCopyRequest request) {
        StoredUpload upload =
                upload(request.destinationBucket(), request.destinationKey(), request.uploadId(), request.partNumber());
        Content source = buckets.get(request.sourceBucket())
                .readSource(
                        request.sourceKey(),
                        new Condition(request.copySourceIfMatch(), request.copySourceIfNoneMatch()))
                .content();
        ByteRange range = ByteRange.copied(request.copySourceRange(), source.size());
        limits.requireCopyable(range.length());
        Content part = source.range(range.first(), range.length());
        upload.parts().put(request.partNumber(), part);
        CopyPartResult.Builder result =
                CopyPartResult.builder().eTag(part.etag()).lastModified(buckets.now());
        upload.checksum().describe(result, part);
        return UploadPartCopyResponse.builder().copyPartResult(result.build()).build();
    }

    CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request) {
        Condition condition = Condition.ofWrite(request.ifMatch(), request.ifNoneMatch());
        Bucket bucket = buckets.get(request.bucket());
        StoredUpload upload = bucket.upload(request.key(), request.uploadId());
        StoredObject object = upload.assemble(named(request), limits);
        requireExpected(object, upload.checksum().type(), request);
        bucket.complete(upload, object, condition);
        return CompleteMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .eTag(object.etag())
                .build();
    }

    private StoredUpload upload(String bucket, String key, String id, Integer number) {
        if (number == null || number < 1 || number > limits.maxParts()) {
            throw S3Failures.invalidArgument("Part number must be an integer between 1 and 10000, inclusive");
        }
        return buckets.get(bucket).upload(key, id);
    }

    private static List<CompletedPart> named(CompleteMultipartUploadRequest request) {
        if (request.multipartUpload() == null
                || request.multipartUpload().parts().isEmpty()) {
            throw S3Failures.of(400, "MalformedXML", "You must specify at least one part");
        }
        return request.multipartUpload().parts();
    }

    private static void requireExpected(
            StoredObject object, ChecksumType type, CompleteMultipartUploadRequest request) {
        if (request.checksumType() != null && type != null && request.checksumType() != type) {
            throw S3Failures.invalidRequest("The upload was created using the " + type
                    + " checksum mode. The complete request must use the same checksum mode.");
        }
        if (request.mpuObjectSize() != null && request.mpuObjectSize() != object.size()) {
            throw S3Failures.invalidRequest(
                    "The provided 'x-amz-mp-object-size' header does not match what was computed");
        }
        String expected = Fields.text(request, Checksums.FIELD + object.checksumAlgorithm());
        if (expected != null && !expected.equals(object.checksum())) {
            throw S3Failures.badDigest();
        }
    }
}
