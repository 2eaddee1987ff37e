package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;

/** A path leads to nothing in the data at hand. */
public final class PathNotFoundException extends EvaluationException {

    // The specification has States.ParameterPathFailure for Parameters, but the service reports States.Runtime.
    private static final String ERROR = "States.Runtime";

    private final String path;
    private final transient JsonNode data;

    PathNotFoundException(String path, String reason, JsonNode data) {
        super(ERROR, "Invalid path '" + path + "' : " + reason);
        this.path = path;
        this.data = data;
    }

    @Override
    public EvaluationException forField(String field) {
        return new EvaluationException(
                ERROR,
                "The JSONPath '" + path + "' specified for the field '" + field + "' could not be found in the input '"
                        + Json.write(data) + "'");
    }
}
