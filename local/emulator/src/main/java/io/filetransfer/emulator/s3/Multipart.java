package io.filetransfer.emulator.s3;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
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

    private static final int MAX_PAGE = 1000;

    private static final Comparator<MultipartUpload> ORDER =
            Comparator.comparing(MultipartUpload::key, KeyOrder.UTF_8_BYTES).thenComparing(MultipartUpload::uploadId);

    /** Comes after every id. */
    private static final String LAST_ID = "~";

    private final Buckets buckets;
    private final S3Limits limits;

    Multipart(Buckets buckets, S3Limits limits) {
        this.buckets = buckets;
        this.limits = limits;
    }

    CreateMultipartUploadResponse create(CreateMultipartUploadRequest request) {
        Optional<UploadChecksum> checksum = UploadChecksum.of(request);
        String algorithm = checksum.map(UploadChecksum::algorithm).orElse(Checksums.DEFAULT);
        StoredObject template = ObjectFields.template(request, request.metadata(), algorithm);
        MultipartUpload described = MultipartUpload.builder()
                .key(request.key())
                .uploadId(buckets.newUploadId())
                .initiated(buckets.now())
                .storageClass(template.storageClass())
                .checksumAlgorithm(checksum.map(UploadChecksum::algorithm).orElse(null))
                .checksumType(checksum.map(UploadChecksum::type).orElse(null))
                .build();
        buckets.forWrite(request.bucket(), request.key()).begin(new StoredUpload(described, template, checksum));
        return Fields.copy(described, CreateMultipartUploadResponse.builder())
                .bucket(request.bucket())
                .build();
    }

    UploadPartResponse putPart(UploadPartRequest request, Content content) {
        StoredUpload upload = upload(request.bucket(), request.key(), request.uploadId(), request.partNumber());
        Part part = upload.put(request.partNumber(), content, buckets.now()).part();
        return Fields.copy(part, UploadPartResponse.builder()).build();
    }

    UploadPartCopyResponse copyPart(UploadPartCopyRequest request) {
        StoredUpload upload =
                upload(request.destinationBucket(), request.destinationKey(), request.uploadId(), request.partNumber());
        Content source = buckets.get(request.sourceBucket())
                .read(request.sourceKey(), ReadCondition.ofCopy(request))
                .object()
                .content();
        ByteRange range = ByteRange.copied(request.copySourceRange(), source.size());
        limits.requireCopyable(range.length());
        Part part = upload.put(request.partNumber(), source.range(range.first(), range.length()), buckets.now())
                .part();
        return UploadPartCopyResponse.builder()
                .copyPartResult(Fields.copy(part, CopyPartResult.builder()).build())
                .build();
    }

    CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request) {
        WriteCondition condition = WriteCondition.ofWrite(request.ifMatch(), request.ifNoneMatch());
        Bucket bucket = buckets.get(request.bucket());
        StoredUpload upload = bucket.upload(request.key(), request.uploadId());
        StoredObject object = upload.assemble(named(request), limits);
        requireExpected(object, upload.described(), request);
        bucket.complete(upload, object, condition);
        return CompleteMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .eTag(object.etag())
                .build();
    }

    ListPartsResponse listParts(ListPartsRequest request) {
        StoredUpload upload = buckets.get(request.bucket()).upload(request.key(), request.uploadId());
        int marker = request.partNumberMarker() == null ? 0 : request.partNumberMarker();
        List<Part> rest = upload.parts().stream()
                .map(UploadedPart::part)
                .filter(part -> part.partNumber() > marker)
                .toList();
        List<Part> page = page(rest, request.maxParts());
        return Fields.copy(upload.described(), Fields.copy(request, ListPartsResponse.builder()))
                .parts(page)
                .isTruncated(page.size() < rest.size())
                .nextPartNumberMarker(page.isEmpty() ? null : page.getLast().partNumber())
                .build();
    }

    ListMultipartUploadsResponse listUploads(ListMultipartUploadsRequest request) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        MultipartUpload marker = MultipartUpload.builder()
                .key(request.keyMarker() == null ? "" : request.keyMarker())
                .uploadId(request.uploadIdMarker() == null ? LAST_ID : request.uploadIdMarker())
                .build();
        List<MultipartUpload> rest = buckets.get(request.bucket()).uploads().stream()
                .map(StoredUpload::described)
                .filter(upload -> upload.key().startsWith(prefix) && ORDER.compare(upload, marker) > 0)
                .sorted(ORDER)
                .toList();
        List<MultipartUpload> page = page(rest, request.maxUploads());
        boolean isTruncated = page.size() < rest.size();
        return Fields.copy(request, ListMultipartUploadsResponse.builder())
                .uploads(page)
                .isTruncated(isTruncated)
                .nextKeyMarker(isTruncated ? page.getLast().key() : null)
                .nextUploadIdMarker(isTruncated ? page.getLast().uploadId() : null)
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
            StoredObject object, MultipartUpload upload, CompleteMultipartUploadRequest request) {
        if (request.checksumType() != null
                && upload.checksumType() != null
                && request.checksumType() != upload.checksumType()) {
            throw S3Failures.invalidRequest("The upload was created using the " + upload.checksumType()
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

    private static <T> List<T> page(List<T> rest, Integer requested) {
        return rest.stream()
                .limit(requested == null ? MAX_PAGE : Math.min(MAX_PAGE, requested))
                .toList();
    }
}
