package io.filetransfer.emulator.http;

/** A service does not take a request. The gateway answers it in the form that the service's clients read. */
public class RefusedRequestException extends RuntimeException {

    private final int status;
    private final String code;

    /**
     * Creates the refusal.
     *
     * @param status the HTTP status
     * @param code the error's name in the service's API
     * @param message what was wrong, for a person
     */
    public RefusedRequestException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** Returns the HTTP status. */
    public int statusCode() {
        return status;
    }

    /** Returns the error's name in the service's API. */
    public String code() {
        return code;
    }
}
