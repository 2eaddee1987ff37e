package io.filetransfer.slave;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Moves one object without ever losing a version of it. The copy is pinned to the entity tag of one version and so is the delete: a
 * version that arrives in between fails the delete's condition and is moved in its turn. Every step is safe to repeat and to be cut
 * off, since the source goes only once that very version is at the destination.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html">conditional deletes</a>
 */
final class LosslessMove {

    /** How many newer versions are taken up before giving in to a writer that does not pause. */
    static final int MAX_ATTEMPTS = 5;

    private final S3Client s3;
    private final String sourceBucket;
    private final String destinationBucket;

    LosslessMove(S3Client s3, String sourceBucket, String destinationBucket) {
        this.s3 = s3;
        this.sourceBucket = sourceBucket;
        this.destinationBucket = destinationBucket;
    }

    /**
     * Moves the newest version of an object.
     *
     * @param source key in the source bucket
     * @param listedEtag entity tag of the version that is believed to be the newest; null when unknown
     * @param destination key in the destination bucket
     * @return whether this call moved it or found it moved
     * @throws SourceChangingException when a newer version kept arriving; the newest is untouched
     * @throws FileMissingException when there is neither a source nor a destination
     * @throws MoveFailedException when S3 refuses a step or cannot be reached
     */
    MoveOutcome move(String source, String listedEtag, String destination) {
        try {
            return moveNewest(source, listedEtag, destination);
        } catch (SdkException e) {
            throw new MoveFailedException(uri(sourceBucket, source), uri(destinationBucket, destination), e);
        }
    }

    private MoveOutcome moveNewest(String source, String listedEtag, String destination) {
        Optional<String> etag = Optional.ofNullable(listedEtag).or(() -> etagOf(sourceBucket, source));
        for (int attempt = 0; attempt < MAX_ATTEMPTS && etag.isPresent(); attempt++) {
            if (copy(source, etag.get(), destination) && delete(source, etag.get())) {
                return MoveOutcome.MOVED;
            }
            etag = etagOf(sourceBucket, source);
        }
        if (etag.isPresent()) {
            throw new SourceChangingException(uri(sourceBucket, source), MAX_ATTEMPTS);
        }
        return requireMoved(source, destination);
    }

    private boolean copy(String source, String etag, String destination) {
        return succeeds(() -> s3.copyObject(request -> request.sourceBucket(sourceBucket)
                .sourceKey(source)
                .copySourceIfMatch(etag)
                .destinationBucket(destinationBucket)
                .destinationKey(destination)));
    }

    private boolean delete(String source, String etag) {
        return succeeds(() -> s3.deleteObject(
                request -> request.bucket(sourceBucket).key(source).ifMatch(etag)));
    }

    private MoveOutcome requireMoved(String source, String destination) {
        if (etagOf(destinationBucket, destination).isEmpty()) {
            throw new FileMissingException(uri(sourceBucket, source), uri(destinationBucket, destination));
        }
        return MoveOutcome.ALREADY_MOVED;
    }

    private Optional<String> etagOf(String bucket, String key) {
        try {
            return Optional.of(
                    s3.headObject(request -> request.bucket(bucket).key(key)).eTag());
        } catch (S3Exception e) {
            if (S3Errors.isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean succeeds(Runnable conditionalCall) {
        try {
            conditionalCall.run();
            return true;
        } catch (S3Exception e) {
            if (S3Errors.isMissing(e) || S3Errors.isConditionFailed(e)) {
                return false;
            }
            throw e;
        }
    }

    private static String uri(String bucket, String key) {
        return "s3://" + bucket + "/" + key;
    }
}
