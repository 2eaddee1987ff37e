package io.filetransfer.slave;

import io.filetransfer.common.Parallel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/**
 * Copies an object of any size in parts, inside S3. Every part is pinned to one version of the source; the destination changes only
 * when the last part is there and its condition holds. Whatever goes wrong, the upload is aborted, since S3 charges for its parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/CopyingObjectsMPUapi.html">multipart copy</a>
 */
final class MultipartCopy {

    /** How many parts of an object are copied at once. */
    static final int PARTS_AT_ONCE = 8;

    private final S3Client s3;
    private final long partSize;
    private final Parallel parallel = new Parallel(PARTS_AT_ONCE);

    MultipartCopy(S3Client s3, long partSize) {
        this.s3 = s3;
        this.partSize = partSize;
    }

    /**
     * Copies a version.
     *
     * @param move from where to where
     * @param source the version's headers, read under its entity tag
     * @param condition what must be at the destination at the end
     * @throws software.amazon.awssdk.services.s3.model.S3Exception also when the version is gone or the condition does not hold
     */
    void copy(FileMove move, HeadObjectResponse source, DestinationCondition condition) {
        PartPlan plan = PartPlan.of(source.contentLength(), partSize);
        String uploadId = start(move, new ObjectProperties(source, tags(move, source)));
        try {
            complete(move, source, condition, uploadId, copyParts(move, source.eTag(), uploadId, plan));
        } catch (RuntimeException | Error e) {
            abort(move, uploadId, e);
            throw e;
        }
    }

    private String start(FileMove move, ObjectProperties properties) {
        return s3.createMultipartUpload(request -> {
                    request.bucket(move.destination().bucket())
                            .key(move.destination().key());
                    properties.applyTo(request);
                })
                .uploadId();
    }

    private List<Tag> tags(FileMove move, HeadObjectResponse source) {
        if (source.tagCount() == null || source.tagCount() == 0) {
            return List.of();
        }
        return s3.getObjectTagging(request ->
                        request.bucket(move.source().bucket()).key(move.source().key()))
                .tagSet();
    }

    private List<CompletedPart> copyParts(FileMove move, String etag, String uploadId, PartPlan plan) {
        AtomicInteger copied = new AtomicInteger();
        try {
            return parallel.map(plan.parts(), part -> {
                CompletedPart completed = copyPart(move, etag, uploadId, part);
                copied.incrementAndGet();
                return completed;
            });
        } catch (OutOfTimeException e) {
            throw e.with("%d of %d parts were copied and are given up".formatted(copied.get(), plan.count()));
        }
    }

    private CompletedPart copyPart(FileMove move, String etag, String uploadId, Part part) {
        UploadPartCopyResponse response =
                s3.uploadPartCopy(request -> request.sourceBucket(move.source().bucket())
                        .sourceKey(move.source().key())
                        .copySourceIfMatch(etag)
                        .copySourceRange(part.range())
                        .destinationBucket(move.destination().bucket())
                        .destinationKey(move.destination().key())
                        .uploadId(uploadId)
                        .partNumber(part.number()));
        return Checksum.completed(part, response.copyPartResult());
    }

    private void complete(
            FileMove move,
            HeadObjectResponse source,
            DestinationCondition condition,
            String uploadId,
            List<CompletedPart> parts) {
        s3.completeMultipartUpload(request -> {
            request.bucket(move.destination().bucket())
                    .key(move.destination().key())
                    .uploadId(uploadId)
                    .multipartUpload(upload -> upload.parts(parts));
            condition.applyTo(request);
            Checksum.of(source).ifPresent(checksum -> checksum.applyTo(request));
        });
    }

    private void abort(FileMove move, String uploadId, Throwable reason) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(move.destination().bucket())
                    .key(move.destination().key())
                    .uploadId(uploadId));
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
