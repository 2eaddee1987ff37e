package io.filetransfer.emulator.states.path;

/** An expression of the definition has no value for the data at hand. */
public class EvaluationException extends Exception {

    private final String error;

    /**
     * Describes the failure.
     *
     * @param error the predefined error name that a state reports for it
     * @param message the cause, for a person
     */
    public EvaluationException(String error, String message) {
        super(message);
        this.error = error;
    }

    /** Returns the predefined error name that a state reports for it. */
    public String error() {
        return error;
    }

    /**
     * Returns the same failure in the words that the service has for an expression whose value goes into a field.
     *
     * @param field the field's name in the definition
     */
    public EvaluationException forField(String field) {
        return this;
    }
}
