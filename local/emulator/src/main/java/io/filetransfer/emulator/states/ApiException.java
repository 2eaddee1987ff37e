package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Json;

/** An error of the API, answered with status 400. */
final class ApiException extends Exception {

    private final String type;

    ApiException(String type, String message) {
        super(message);
        this.type = type;
    }

    /** An error whose message quotes what is wrong, as most of the service's do. */
    static ApiException quoting(String type, String what, String quoted) {
        return new ApiException(type, what + ": '" + quoted + "'");
    }

    static ApiException invalidInput(String problem) {
        return quoting("InvalidExecutionInput", "Invalid State Machine Execution Input", problem);
    }

    static ApiException validation(String problem) {
        return new ApiException("ValidationException", problem);
    }

    /** An error about a parameter whose value the API's model does not allow. */
    static ApiException constraint(String value, String name, String constraint) {
        return validation("1 validation error detected: Value '" + value + "' at '" + name
                + "' failed to satisfy constraint: " + constraint);
    }

    /** Returns the body of the answer. */
    ObjectNode toJson() {
        return Json.object().put("__type", type).put("message", getMessage());
    }
}
