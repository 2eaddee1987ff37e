package io.filetransfer.emulator.lambda;

import io.filetransfer.emulator.http.RefusedRequestException;

/** An error of the Lambda service itself, as opposed to one of the invoked function. */
public final class LambdaServiceException extends RefusedRequestException {

    /**
     * @param code the error's name in the Lambda API, for example {@code ResourceNotFoundException}
     * @param statusCode the HTTP status that goes with it
     * @param message what went wrong, for a person
     */
    public LambdaServiceException(String code, int statusCode, String message) {
        super(statusCode, code, message);
    }

    static LambdaServiceException functionNotFound(String arn) {
        return new LambdaServiceException("ResourceNotFoundException", 404, "Function not found: " + arn);
    }

    static LambdaServiceException conflict(String message) {
        return new LambdaServiceException("ResourceConflictException", 409, message);
    }

    static LambdaServiceException invalidParameter(String message) {
        return new LambdaServiceException("InvalidParameterValueException", 400, message);
    }

    static LambdaServiceException notJson(String reason) {
        return new LambdaServiceException(
                "InvalidRequestContentException", 400, "Could not parse request body into json: " + reason);
    }

    static LambdaServiceException closed() {
        return new LambdaServiceException("ServiceException", 500, "The embedded Lambda has been closed");
    }
}
