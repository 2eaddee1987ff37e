package io.filetransfer.slave.s3;

import io.filetransfer.common.Parallel;
import io.filetransfer.slave.OutOfTimeException;
import io.filetransfer.slave.s3.PartPlan.Part;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/**
 * Copies an object of any size in parts, inside S3. Every part is pinned to one version of the source; the destination changes only
 * when the last part is there and its condition holds. Whatever goes wrong, the upload is aborted, since S3 charges for its parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/CopyingObjectsMPUapi.html">multipart copy</a>
 */
public final class MultipartCopy {

    /** How many parts of an object are copied at once. */
    public static final int PARTS_AT_ONCE = 8;

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
     * @param source the version's headers
     * @throws software.amazon.awssdk.services.s3.model.S3Exception also when the version is gone, or the destination has changed
     */
    void copy(PinnedCopy copy, HeadObjectResponse source) {
        PartPlan plan = PartPlan.of(source.contentLength(), partSize);
        String uploadId = start(copy, source);
        try {
            complete(copy, source, uploadId, copyParts(copy, uploadId, plan));
        } catch (RuntimeException | Error e) {
            abort(copy, uploadId, e);
            throw e;
        }
    }

    private String start(PinnedCopy copy, HeadObjectResponse source) {
        List<Tag> tags = tags(copy, source);
        return s3.createMultipartUpload(request -> {
                    request.bucket(copy.destination().bucket())
                            .key(copy.destination().key())
                            .tagging(
                                    tags.isEmpty()
                                            ? null
                                            : Tagging.builder().tagSet(tags).build());
                    carryOver(source, request);
                })
                .uploadId();
    }

    /** A copy in parts has by itself neither the source's headers nor its metadata. */
    private static void carryOver(HeadObjectResponse source, CreateMultipartUploadRequest.Builder request) {
        request.contentType(source.contentType())
                .contentEncoding(source.contentEncoding())
                .contentDisposition(source.contentDisposition())
                .contentLanguage(source.contentLanguage())
                .cacheControl(source.cacheControl())
                .websiteRedirectLocation(source.websiteRedirectLocation())
                .metadata(source.metadata());
        if (source.expiresString() != null) {
            // S3 keeps any text; the SDK's own field takes dates only.
            request.overrideConfiguration(http -> http.putHeader("Expires", source.expiresString()));
        }
        Checksum.of(source).ifPresent(checksum -> checksum.applyTo(request));
    }

    private List<Tag> tags(PinnedCopy copy, HeadObjectResponse source) {
        if (source.tagCount() == null || source.tagCount() == 0) {
            return List.of();
        }
        return s3.getObjectTagging(request ->
                        request.bucket(copy.source().bucket()).key(copy.source().key()))
                .tagSet();
    }

    private List<CompletedPart> copyParts(PinnedCopy copy, String uploadId, PartPlan plan) {
        AtomicInteger copied = new AtomicInteger();
        try {
            return parallel.map(plan.parts(), part -> {
                CompletedPart completed = copyPart(copy, uploadId, part);
                copied.incrementAndGet();
                return completed;
            });
        } catch (OutOfTimeException e) {
            throw e.with("%d of %d parts were copied and are given up".formatted(copied.get(), plan.count()));
        }
    }

    private CompletedPart copyPart(PinnedCopy copy, String uploadId, Part part) {
        UploadPartCopyResponse response = s3.uploadPartCopy(request -> {
            copy.applyTo(request);
            request.copySourceRange(part.range()).uploadId(uploadId).partNumber(part.number());
        });
        return Checksum.completed(part, response.copyPartResult());
    }

    private void complete(PinnedCopy copy, HeadObjectResponse source, String uploadId, List<CompletedPart> parts) {
        s3.completeMultipartUpload(request -> {
            copy.applyTo(request);
            request.uploadId(uploadId).multipartUpload(upload -> upload.parts(parts));
            Checksum.of(source).ifPresent(checksum -> checksum.applyTo(request));
        });
    }

    private void abort(PinnedCopy copy, String uploadId, Throwable reason) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(copy.destination().bucket())
                    .key(copy.destination().key())
                    .uploadId(uploadId));
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
