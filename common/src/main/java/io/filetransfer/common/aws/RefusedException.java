package io.filetransfer.common.aws;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A service refuses a call, and repeating the call would not change that: a permission, a bucket, a table or a function is missing. The
 * state machine names this class in {@code ErrorEquals} and does not run the function again.
 */
public final class RefusedException extends RuntimeException {

    /** S3 and Lambda, DynamoDB and Step Functions each have codes of their own. */
    private static final Set<String> CODES = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "KMSAccessDeniedException",
            "NoSuchBucket",
            "ResourceNotFoundException");

    /** Creates the exception; its cause is the service's answer, or null when the message has all of it. */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the exception for a service's answer: this class where it is a refusal, and otherwise the answer itself. */
    public static RuntimeException of(AwsServiceException answer) {
        return isRefusal(answer) ? new RefusedException(answer.getMessage(), answer) : answer;
    }

    /** Returns whether what a call ended with is a refusal. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && answer.awsErrorDetails().errorCode() != null
                && CODES.contains(answer.awsErrorDetails().errorCode());
    }
}
