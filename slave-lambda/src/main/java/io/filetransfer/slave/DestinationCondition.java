package io.filetransfer.slave;

import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;

/**
 * What must still be at the destination when a copy arrives there. Without it, a slow copy of an old version could replace a newer one
 * that another slave has moved in the meantime.
 *
 * @param etag the entity tag of the object that is to be replaced; null when there must be none
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">conditional writes</a>
 */
record DestinationCondition(String etag) {

    static final DestinationCondition ABSENT = new DestinationCondition(null);

    private static final String ANY = "*";

    static DestinationCondition unchanged(Optional<ObjectVersion> found) {
        return found.map(version -> new DestinationCondition(version.etag())).orElse(ABSENT);
    }

    boolean isPresent() {
        return etag != null;
    }

    void applyTo(CopyObjectRequest.Builder request) {
        if (isPresent()) {
            request.ifMatch(etag);
        } else {
            request.ifNoneMatch(ANY);
        }
    }

    void applyTo(CompleteMultipartUploadRequest.Builder request) {
        if (isPresent()) {
            request.ifMatch(etag);
        } else {
            request.ifNoneMatch(ANY);
        }
    }
}
