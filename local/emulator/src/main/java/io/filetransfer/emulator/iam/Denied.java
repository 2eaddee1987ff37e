package io.filetransfer.emulator.iam;

import io.filetransfer.emulator.http.RefusedRequestException;

/**
 * How services say that access is denied.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3: error responses</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html">DynamoDB: common errors</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html">Lambda: common errors</a>
 */
public enum Denied {
    S3(403, "AccessDenied"),
    JSON(400, "AccessDeniedException"),
    LAMBDA(403, "AccessDeniedException");

    private final int status;
    private final String code;

    Denied(int status, String code) {
        this.status = status;
        this.code = code;
    }

    RefusedRequestException to(Session session, String action, String reason) {
        String message = "User: %s is not authorized to perform: %s %s".formatted(session.arn(), action, reason);
        return new RefusedRequestException(status, code, message);
    }
}
