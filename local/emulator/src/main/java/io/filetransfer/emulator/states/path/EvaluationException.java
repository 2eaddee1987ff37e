package io.filetransfer.emulator.states.path;

/** An expression of the definition has no value for the data at hand. */
public class EvaluationException extends Exception {

    private final String error;

    /** Describes the failure by the predefined error name that a state reports for it, and the cause for a person. */
    public EvaluationException(String error, String message) {
        super(message);
        this.error = error;
    }

    /** Returns the predefined error name that a state reports for it. */
    public String error() {
        return error;
    }

    /** Returns the same failure in the words that the service has for an expression whose value goes into a field. */
    public EvaluationException forField(String field) {
        return this;
    }
}
