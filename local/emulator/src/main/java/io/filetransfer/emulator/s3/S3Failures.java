package io.filetransfer.emulator.s3;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * S3's error answers as the SDK throws them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3 error responses</a>
 */
public final class S3Failures {

    private S3Failures() {}

    static S3Exception of(int status, String code) {
        return of(status, code, code);
    }

    /**
     * Returns an error.
     *
     * @param status the HTTP status
     * @param code the error's name in the API
     * @param message what was wrong, for a person
     */
    public static S3Exception of(int status, String code, String message) {
        AwsServiceException.Builder error = switch (code) {
            case "NoSuchBucket" -> NoSuchBucketException.builder();
            case "NoSuchKey" -> NoSuchKeyException.builder();
            case "NoSuchUpload" -> NoSuchUploadException.builder();
            default -> S3Exception.builder();
        };
        return (S3Exception) error.statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .message(message)
                .build();
    }

    static S3Exception badDigest() {
        return of(400, "BadDigest", "The digest you specified did not match what was received.");
    }

    /** Returns the answer to a value that the request cannot have. */
    public static S3Exception invalidArgument(String message) {
        return of(400, "InvalidArgument", message);
    }

    static S3Exception invalidRequest(String message) {
        return of(400, "InvalidRequest", message);
    }

    /** Returns the answer to what S3 has and the model has not. */
    public static S3Exception notImplemented(String what) {
        return of(501, "NotImplemented", what + " is not emulated.");
    }

    static S3Exception noSuchKey() {
        return of(404, "NoSuchKey", "The specified key does not exist.");
    }

    static S3Exception noSuchBucket() {
        return of(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static S3Exception noSuchUpload() {
        return of(404, "NoSuchUpload", "The specified multipart upload does not exist.");
    }

    static S3Exception invalidPart() {
        return of(
                400,
                "InvalidPart",
                "One or more of the specified parts could not be found. The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }

    static S3Exception preconditionFailed() {
        return of(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }
}
