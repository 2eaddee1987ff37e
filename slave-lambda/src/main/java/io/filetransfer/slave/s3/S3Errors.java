package io.filetransfer.slave.s3;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Tells the answers that a move expects from real failures. What goes wrong once S3 has begun to copy comes as an error in an answer
 * with status 200, and the SDK leaves it at that: the code counts as well as the status.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3 error responses</a>
 */
public final class S3Errors {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchUpload");

    private static final Set<String> CONDITION_FAILED =
            Set.of("PreconditionFailed", "ConditionalRequestConflict", "OperationAborted");

    private static final Set<String> REFUSED_FOR_SIZE = Set.of("InvalidRequest", "EntityTooLarge");

    private S3Errors() {}

    /** Returns whether the object is not there. A bucket that is not there is a failure, not a missing object. */
    public static boolean isMissing(S3Exception e) {
        return MISSING.contains(code(e)) || (e.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(code(e)));
    }

    /** Returns whether the object is not, or is just ceasing to be, the version that the condition names. */
    public static boolean isConditionFailed(S3Exception e) {
        return CONDITION_FAILED.contains(code(e))
                || e.statusCode() == PRECONDITION_FAILED
                || e.statusCode() == CONFLICT;
    }

    /** Returns whether the source may be larger than CopyObject takes: S3 has no code of its own for that. */
    public static boolean mayBeTooLarge(S3Exception e) {
        return e.statusCode() == BAD_REQUEST && REFUSED_FOR_SIZE.contains(code(e));
    }

    private static String code(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
