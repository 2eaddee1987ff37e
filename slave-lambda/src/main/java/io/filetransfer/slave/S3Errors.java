package io.filetransfer.slave;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Tells the answers that a move expects from real failures.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3 error responses</a>
 */
final class S3Errors {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private S3Errors() {}

    /** Returns whether the object is not there. A bucket that is not there is a failure, not a missing object. */
    static boolean isMissing(S3Exception e) {
        return e.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(code(e));
    }

    /** Returns whether the object is not, or is just ceasing to be, the version that the condition names. */
    static boolean isConditionFailed(S3Exception e) {
        return e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT;
    }

    private static String code(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null ? null : details.errorCode();
    }
}
