package io.filetransfer.slave.s3;

import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks objects up, and copies them inside S3, at once or in parts. */
public final class S3Objects {

    private static final int FORBIDDEN = 403;

    private final S3Client s3;
    private final long threshold;
    private final MultipartCopy inParts;

    /** Creates the gateway; objects larger than the threshold are copied in parts, both sizes in bytes. */
    public S3Objects(S3Client s3, long threshold, long partSize) {
        this.s3 = s3;
        this.threshold = threshold;
        this.inParts = new MultipartCopy(s3, partSize);
    }

    /** Returns the newest version of an object; empty when there is none. */
    public Optional<ObjectVersion> find(S3Location location) {
        try {
            HeadObjectResponse head = head(location, request -> {});
            return Optional.of(new ObjectVersion(head.eTag(), head.contentLength()));
        } catch (S3Exception e) {
            if (S3Errors.isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns whether a version is copied in parts; one of unknown size is copied at once. */
    public boolean isInParts(ObjectVersion version) {
        return version.size() != null && version.size() > threshold;
    }

    /**
     * Copies a version.
     *
     * @throws S3Exception also when the version is gone, or the destination has changed
     */
    public void copy(PinnedCopy copy) {
        Optional<HeadObjectResponse> large = Optional.of(copy.version())
                .filter(this::isInParts)
                .map(version -> head(
                        copy.source(),
                        request -> request.ifMatch(version.etag()).checksumMode(ChecksumMode.ENABLED)))
                .filter(head -> head.contentLength() > threshold);
        large.ifPresentOrElse(head -> inParts.copy(copy, head), () -> s3.copyObject(copy::applyTo));
    }

    /** The answer to HEAD has no body, hence no message of S3's that names the missing permission. */
    private HeadObjectResponse head(S3Location location, Consumer<HeadObjectRequest.Builder> options) {
        try {
            return s3.headObject(
                    request -> options.accept(request.bucket(location.bucket()).key(location.key())));
        } catch (S3Exception e) {
            throw e.statusCode() == FORBIDDEN ? denied(location, e) : e;
        }
    }

    private static S3Exception denied(S3Location location, S3Exception e) {
        return (S3Exception) S3Exception.builder()
                .message(
                        "HeadObject of %s is denied: the function's role lacks s3:GetObject on it, or s3:ListBucket on its"
                                        .formatted(location)
                                + " bucket, without which S3 denies what does not exist")
                .cause(e)
                .build();
    }

    /** One version of an object: its entity tag, which conditions pin, and its length in bytes, null when unknown. */
    public record ObjectVersion(String etag, Long size) {}
}
