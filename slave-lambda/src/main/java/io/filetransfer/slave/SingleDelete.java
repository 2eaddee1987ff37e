package io.filetransfer.slave;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Deletes a copied file's source, if it still is the version that was copied.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html">conditional deletes</a>
 */
final class SingleDelete {

    private final S3Client s3;

    SingleDelete(S3Client s3) {
        this.s3 = s3;
    }

    /** Returns the state reached: pending when a newer version has turned up. */
    MoveState delete(MoveState copied) {
        S3Location source = copied.move().source();
        try {
            s3.deleteObject(
                    request -> request.bucket(source.bucket()).key(source.key()).ifMatch(copied.etag()));
            return copied.moved();
        } catch (S3Exception e) {
            return answered(copied, e);
        } catch (OutOfTimeException e) {
            return copied.failed(e.with(source + " is copied, but not yet deleted"));
        } catch (RuntimeException e) {
            return copied.failed(e);
        }
    }

    private static MoveState answered(MoveState copied, S3Exception e) {
        if (S3Errors.isMissing(e)) {
            return copied.alreadyMoved();
        }
        return S3Errors.isConditionFailed(e) ? copied.pending() : copied.failed(e);
    }
}
