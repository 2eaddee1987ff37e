package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Condition;
import io.filetransfer.emulator.s3.store.StoredObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * The conditions of conditional requests.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">Add preconditions to S3
 *     operations with conditional requests</a>
 */
final class Preconditions {

    private static final String ANY = "*";

    private Preconditions() {}

    static Condition write(String bucket, String key, String ifMatch, String ifNoneMatch) {
        return current -> {
            if (ifMatch != null) {
                require(matches(ifMatch, orNoSuchKey(bucket, key, current)));
            }
            if (ifNoneMatch != null) {
                require(current.filter(object -> matches(ifNoneMatch, object)).isEmpty());
            }
        };
    }

    static Condition delete(DeleteObjectRequest request) {
        if (request.ifMatch() == null && request.ifMatchSize() == null && request.ifMatchLastModifiedTime() == null) {
            return Condition.NONE;
        }
        return current -> {
            StoredObject object = orNoSuchKey(request.bucket(), request.key(), current);
            require(request.ifMatch() == null || matches(request.ifMatch(), object));
            require(request.ifMatchSize() == null || request.ifMatchSize() == object.size());
            require(request.ifMatchLastModifiedTime() == null
                    || seconds(request.ifMatchLastModifiedTime()).equals(seconds(object.lastModified())));
        };
    }

    static Condition read(GetObjectRequest request) {
        return current -> {
            StoredObject object = orNoSuchKey(request.bucket(), request.key(), current);
            require(holds(object, request.ifMatch(), request.ifUnmodifiedSince()));
            if (isUnchanged(object, request.ifNoneMatch(), request.ifModifiedSince())) {
                throw notModified(object);
            }
        };
    }

    static Condition source(CopyObjectRequest request) {
        return current -> {
            StoredObject object = orNoSuchKey(request.sourceBucket(), request.sourceKey(), current);
            require(holds(object, request.copySourceIfMatch(), request.copySourceIfUnmodifiedSince()));
            require(!isUnchanged(object, request.copySourceIfNoneMatch(), request.copySourceIfModifiedSince()));
        };
    }

    static Condition source(UploadPartCopyRequest request) {
        return current -> {
            StoredObject object = orNoSuchKey(request.sourceBucket(), request.sourceKey(), current);
            require(holds(object, request.copySourceIfMatch(), request.copySourceIfUnmodifiedSince()));
            require(!isUnchanged(object, request.copySourceIfNoneMatch(), request.copySourceIfModifiedSince()));
        };
    }

    static StoredObject orNoSuchKey(String bucket, String key, Optional<StoredObject> current) {
        return current.orElseThrow(() -> S3Exceptions.noSuchKey(bucket, key, "no object"));
    }

    /** A matching ETag outweighs the time, as in RFC 9110. */
    private static boolean holds(StoredObject object, String ifMatch, Instant ifUnmodifiedSince) {
        return ifMatch != null
                ? matches(ifMatch, object)
                : ifUnmodifiedSince == null || !seconds(object.lastModified()).isAfter(ifUnmodifiedSince);
    }

    private static boolean isUnchanged(StoredObject object, String ifNoneMatch, Instant ifModifiedSince) {
        return ifNoneMatch != null
                ? matches(ifNoneMatch, object)
                : ifModifiedSince != null && !seconds(object.lastModified()).isAfter(ifModifiedSince);
    }

    private static boolean matches(String etag, StoredObject object) {
        return etag.equals(ANY) || etag.replace("\"", "").equals(object.etag());
    }

    /** HTTP dates have no fractions of a second. */
    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    /** S3Proxy answers 304 for a bare 412 on a read. */
    private static S3Exception notModified(StoredObject object) {
        return S3Exceptions.fromStatusCode(412, "\"" + object.etag() + "\"", Map.of(), null);
    }
}
