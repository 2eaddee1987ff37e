package io.filetransfer.common.aws;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
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

    /**
     * Creates the exception.
     *
     * @param message which call was refused and why
     * @param cause the service's answer; null when the message has all of it
     */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns the exception for a service's answer: this class where the answer is a refusal, and otherwise the answer itself.
     *
     * @param answer the service's answer
     */
    public static RuntimeException of(AwsServiceException answer) {
        return isRefusal(answer) ? new RefusedException(answer.getMessage(), answer) : answer;
    }

    /**
     * Returns whether a failure is a refusal.
     *
     * @param failure what a call ended with
     */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof AwsServiceException answer && isRefusal(answer.awsErrorDetails());
    }

    private static boolean isRefusal(AwsErrorDetails details) {
        return details != null && details.errorCode() != null && CODES.contains(details.errorCode());
    }
}
