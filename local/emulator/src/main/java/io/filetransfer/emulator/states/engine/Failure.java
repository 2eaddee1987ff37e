package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Json;
import java.util.Optional;

/**
 * Why a state, and in the end an execution, failed. Both texts are cut to what the service keeps.
 *
 * @param error the error name; empty when a Fail state gives none
 * @param cause the text for a person, if any
 */
public record Failure(Optional<String> error, Optional<String> cause) {

    /** Longest error name that the service keeps, in characters. */
    public static final int MAX_ERROR = 256;

    /** Longest cause that the service keeps, in characters. */
    public static final int MAX_CAUSE = 32_768;

    /** Neither has a name nor a cause. */
    public static final Failure UNNAMED = new Failure(Optional.empty(), Optional.empty());

    public Failure {
        error = error.map(text -> cut(text, MAX_ERROR));
        cause = cause.map(text -> cut(text, MAX_CAUSE));
    }

    /** Returns a failure with a name and a cause. */
    public static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause));
    }

    static Failure of(String error) {
        return new Failure(Optional.of(error), Optional.empty());
    }

    /** Returns the error output that a Catch hands to its next state. */
    ObjectNode output() {
        // Where only the cause is missing, the service gives an empty one.
        String missingCause = error.isPresent() ? "" : null;
        return Json.object().put("Error", error.orElse(null)).put("Cause", cause.orElse(missingCause));
    }

    ObjectNode details() {
        ObjectNode details = Json.object();
        error.ifPresent(name -> details.put("error", name));
        cause.ifPresent(text -> details.put("cause", text));
        return details;
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        // Half a surrogate pair could not be sent.
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
