package io.filetransfer.slave.s3;

import io.filetransfer.slave.s3.S3Objects.ObjectVersion;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * A copy of exactly one version of an object, onto exactly what was seen at the destination. Without the condition on the destination,
 * a slow copy of an old version could replace a newer one that another slave has moved in the meantime.
 *
 * @param version the version; its size may be wrong
 * @param replaced the object that must be at the destination when the copy arrives; empty when there must be none
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">conditional writes</a>
 */
public record PinnedCopy(
        S3Location source, S3Location destination, ObjectVersion version, Optional<ObjectVersion> replaced) {

    private static final String ANY = "*";

    void applyTo(CopyObjectRequest.Builder request) {
        request.sourceBucket(source.bucket())
                .sourceKey(source.key())
                .copySourceIfMatch(version.etag())
                .destinationBucket(destination.bucket())
                .destinationKey(destination.key());
        replaced.ifPresentOrElse(object -> request.ifMatch(object.etag()), () -> request.ifNoneMatch(ANY));
    }

    void applyTo(UploadPartCopyRequest.Builder request) {
        request.sourceBucket(source.bucket())
                .sourceKey(source.key())
                .copySourceIfMatch(version.etag())
                .destinationBucket(destination.bucket())
                .destinationKey(destination.key());
    }

    void applyTo(CompleteMultipartUploadRequest.Builder request) {
        request.bucket(destination.bucket()).key(destination.key());
        replaced.ifPresentOrElse(object -> request.ifMatch(object.etag()), () -> request.ifNoneMatch(ANY));
    }
}
