package io.filetransfer.slave;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Tells the answers that a move expects from real failures. What goes wrong once S3 has begun to copy comes as an error in an answer
 * with status 200, and the SDK leaves it at that: the code counts as well as the status.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3 error responses</a>
 */
final class S3Errors {

    static final String ACCESS_DENIED = "AccessDenied";

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchUpload");

    private static final Set<String> CONDITION_FAILED =
            Set.of("PreconditionFailed", "ConditionalRequestConflict", "OperationAborted");

    /** The answer to HEAD has no body, hence no code of S3's. */
    private static final Set<String> DENIED = Set.of("Forbidden", "403", "");

    private static final Set<String> REFUSED_FOR_SIZE = Set.of("InvalidRequest", "EntityTooLarge");

    private S3Errors() {}

    /** Returns whether the object is not there. A bucket that is not there is a failure, not a missing object. */
    static boolean isMissing(S3Exception e) {
        return isMissing(code(e)) || (e.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(code(e)));
    }

    static boolean isMissing(String code) {
        return MISSING.contains(code);
    }

    /** Returns whether the object is not, or is just ceasing to be, the version that the condition names. */
    static boolean isConditionFailed(S3Exception e) {
        return e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT || isConditionFailed(code(e));
    }

    static boolean isConditionFailed(String code) {
        return CONDITION_FAILED.contains(code);
    }

    /** Returns whether a permission is missing, as opposed to other refusals with the same status, such as of archived objects. */
    static boolean isAccessDenied(S3Exception e) {
        return ACCESS_DENIED.equals(code(e)) || (e.statusCode() == FORBIDDEN && DENIED.contains(code(e)));
    }

    /** Returns whether the source may be larger than CopyObject takes: S3 has no code of its own for that. */
    static boolean mayBeTooLarge(S3Exception e) {
        return e.statusCode() == BAD_REQUEST && REFUSED_FOR_SIZE.contains(code(e));
    }

    private static String code(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
