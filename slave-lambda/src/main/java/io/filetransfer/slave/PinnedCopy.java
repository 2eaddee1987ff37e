package io.filetransfer.slave;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Copies exactly one version of an object, at once or in parts, onto exactly what is believed to be at the destination. */
final class PinnedCopy {

    private final S3Client s3;
    private final long threshold;
    private final MultipartCopy inParts;

    PinnedCopy(S3Client s3, SlaveSettings settings) {
        this.s3 = s3;
        this.threshold = settings.multipartThresholdBytes();
        this.inParts = new MultipartCopy(s3, settings.partSizeBytes());
    }

    /** Returns whether a version is copied in parts; one of unknown size is tried at once. */
    boolean isInParts(ObjectVersion version) {
        return version.isLargerThan(threshold);
    }

    /**
     * Copies a version.
     *
     * @param move from where to where
     * @param version the version; its size may be wrong
     * @param condition what must be at the destination
     * @throws software.amazon.awssdk.services.s3.model.S3Exception also when the version is gone or the condition does not hold
     */
    void copy(FileMove move, ObjectVersion version, DestinationCondition condition) {
        if (isInParts(version)) {
            copyBySize(move, head(move, version.etag()), condition);
        } else {
            copyAtOnce(move, version.etag(), condition);
        }
    }

    private void copyBySize(FileMove move, HeadObjectResponse head, DestinationCondition condition) {
        if (head.contentLength() > threshold) {
            inParts.copy(move, head, condition);
        } else {
            copyAtOnce(move, head.eTag(), condition);
        }
    }

    private HeadObjectResponse head(FileMove move, String etag) {
        return s3.headObject(request -> request.bucket(move.source().bucket())
                .key(move.source().key())
                .ifMatch(etag)
                .checksumMode(ChecksumMode.ENABLED));
    }

    private void copyAtOnce(FileMove move, String etag, DestinationCondition condition) {
        s3.copyObject(request -> {
            request.sourceBucket(move.source().bucket())
                    .sourceKey(move.source().key())
                    .copySourceIfMatch(etag)
                    .destinationBucket(move.destination().bucket())
                    .destinationKey(move.destination().key());
            condition.applyTo(request);
        });
    }
}
