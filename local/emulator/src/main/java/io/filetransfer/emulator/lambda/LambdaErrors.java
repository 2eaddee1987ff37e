package io.filetransfer.emulator.lambda;

/** The service errors that this Lambda gives, with their statuses. */
final class LambdaErrors {

    private LambdaErrors() {}

    static LambdaServiceException functionNotFound(String arn) {
        return new LambdaServiceException("ResourceNotFoundException", 404, "Function not found: " + arn);
    }

    static LambdaServiceException conflict(String message) {
        return new LambdaServiceException("ResourceConflictException", 409, message);
    }

    static LambdaServiceException invalidParameter(String message) {
        return new LambdaServiceException("InvalidParameterValueException", 400, message);
    }

    static LambdaServiceException invalidContent(String message) {
        return new LambdaServiceException("InvalidRequestContentException", 400, message);
    }

    static LambdaServiceException tooLarge(String invocationType, long limit) {
        return new LambdaServiceException(
                "RequestTooLargeException",
                413,
                "The payload is too large for the " + invocationType + " invocation type (limit " + limit + " bytes)");
    }

    static LambdaServiceException unknownOperation(String method, String path) {
        return new LambdaServiceException(
                "UnknownOperationException", 404, "The embedded Lambda has no operation " + method + " " + path);
    }

    static LambdaServiceException closed() {
        return new LambdaServiceException("ServiceException", 500, "The embedded Lambda has been closed");
    }
}
