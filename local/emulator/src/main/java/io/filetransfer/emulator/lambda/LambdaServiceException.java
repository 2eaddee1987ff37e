package io.filetransfer.emulator.lambda;

/** An error of the Lambda service itself, as opposed to one of the invoked function. */
public final class LambdaServiceException extends RuntimeException {

    private final String code;
    private final int statusCode;

    /**
     * @param code the error's name in the Lambda API, for example {@code ResourceNotFoundException}
     * @param statusCode the HTTP status that goes with it
     * @param message what went wrong, for a person
     */
    public LambdaServiceException(String code, int statusCode, String message) {
        super(message);
        this.code = code;
        this.statusCode = statusCode;
    }

    /** Returns the error's name in the Lambda API. */
    public String code() {
        return code;
    }

    /** Returns the HTTP status that goes with the error. */
    public int statusCode() {
        return statusCode;
    }
}
