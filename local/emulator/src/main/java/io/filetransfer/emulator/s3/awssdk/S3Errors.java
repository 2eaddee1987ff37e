package io.filetransfer.emulator.s3.awssdk;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Answers that S3Proxy has no factory for, or whose wording is this server's own.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses</a>
 */
public final class S3Errors {

    private S3Errors() {}

    /** Returns the answer to a body that is not what its digest says. */
    public static S3Exception badDigest() {
        return error(400, "BadDigest", "The digest you specified did not match what was received.");
    }

    static S3Exception badRequest(String message) {
        return error(400, "BadRequest", message);
    }

    static S3Exception incompleteBody(long expected, long received) {
        return error(400, "IncompleteBody", "The request promised " + expected + " bytes but sent " + received + ".");
    }

    /** Returns the answer to a value that the request cannot have. */
    public static S3Exception invalidArgument(String message) {
        return error(400, "InvalidArgument", message);
    }

    static S3Exception invalidPart(int number) {
        return error(400, "InvalidPart", "Part " + number + " is not the one that was uploaded.");
    }

    static S3Exception missingPartChecksum(String algorithm, int number) {
        return error(
                400,
                "InvalidRequest",
                "The upload was created using a " + algorithm + " checksum. The complete request must include the"
                        + " checksum for each part. It was missing for part " + number + " in the request.");
    }

    static S3Exception invalidTag(String message) {
        return error(400, "InvalidTag", message);
    }

    static S3Exception invalidToken(String token) {
        return error(400, "InvalidArgument", "The continuation token '" + token + "' is not one this server gave.");
    }

    /** Returns the answer to a body that is not the XML expected. */
    public static S3Exception malformedXml(String reason) {
        return error(400, "MalformedXML", "The XML you provided is not what this request takes: " + reason);
    }

    static S3Exception keyTooLong(int bytes) {
        return error(400, "KeyTooLongError", "The key has " + bytes + " bytes in UTF-8; 1024 are allowed.");
    }

    static S3Exception noSuchUpload(String uploadId) {
        return error(
                404,
                "NoSuchUpload",
                "The multipart upload '" + uploadId + "' does not exist: it may have been"
                        + " completed or aborted, and none survives a restart of the local run.");
    }

    /** Returns the answer to what S3 has and this server has not. */
    public static S3Exception notImplemented(String what) {
        return error(501, "NotImplemented", what + " is not part of the local run.");
    }

    private static S3Exception error(int status, String code, String message) {
        AwsErrorDetails details =
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
        return (S3Exception) S3Exception.builder()
                .message(message)
                .statusCode(status)
                .awsErrorDetails(details)
                .build();
    }
}
