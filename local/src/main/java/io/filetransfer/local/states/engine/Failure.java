package io.filetransfer.local.states.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.local.states.path.Json;
import java.util.Optional;

/**
 * Why a state, and in the end an execution, failed.
 *
 * @param error the error name; empty when a Fail state gives none
 * @param cause the text for a person, if any
 */
public record Failure(Optional<String> error, Optional<String> cause) {

    /** Longest error name that the service keeps, in characters. */
    public static final int MAX_ERROR = 256;

    /** Longest cause that the service keeps, in characters. */
    public static final int MAX_CAUSE = 32_768;

    /** Returns a failure with a name and a cause, each cut to what the service keeps. */
    public static Failure of(String error, String cause) {
        return new Failure(Optional.of(cut(error, MAX_ERROR)), Optional.of(cut(cause, MAX_CAUSE)));
    }

    static Failure of(String error) {
        return new Failure(Optional.of(error), Optional.empty());
    }

    /** Returns the error output that a Catch hands to its next state. */
    ObjectNode output() {
        ObjectNode output = Json.object();
        error.ifPresent(name -> output.put("Error", name));
        cause.ifPresent(text -> output.put("Cause", text));
        return output;
    }

    ObjectNode details() {
        ObjectNode details = Json.object();
        error.ifPresent(name -> details.put("error", name));
        cause.ifPresent(text -> details.put("cause", text));
        return details;
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }
}
