package io.filetransfer.slave;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds out which version of an object there is. */
final class ObjectProbe {

    private final S3Client s3;

    ObjectProbe(S3Client s3) {
        this.s3 = s3;
    }

    /** Returns the newest version; empty when there is no object. */
    Optional<ObjectVersion> find(S3Location location) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(location.bucket()).key(location.key()));
            return Optional.of(new ObjectVersion(head.eTag(), head.contentLength()));
        } catch (S3Exception e) {
            if (S3Errors.isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
