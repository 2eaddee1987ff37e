package io.filetransfer.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.Execution;
import io.filetransfer.common.InvalidEventException;
import java.util.Optional;

/**
 * Status' event: which execution asks.
 *
 * @param execution the execution; empty when somebody invokes the function by hand
 * @param fanOutComplete whether the execution's master has started every file that it found, and so has listed the zone to its end
 */
record StatusRequest(Optional<Execution> execution, boolean fanOutComplete) {

    private static final String FAN_OUT = "fan_out";
    private static final String FILES_FOUND = "files_found";
    private static final String FILES_STARTED = "files_started";

    /**
     * Reads the event. Fields that are not known are left alone; an event without an execution may be any JSON.
     *
     * @throws InvalidEventException naming a field that is missing or unusable, its value and what was expected
     */
    static StatusRequest read(JsonNode event) {
        Optional<Execution> execution = Execution.read(event);
        return new StatusRequest(execution, execution.isPresent() && isFanOutComplete(event.path(FAN_OUT)));
    }

    /** In the place of master's answer there is an error, without either count, when master has failed. */
    private static boolean isFanOutComplete(JsonNode fanOut) {
        if (fanOut.isMissingNode() || fanOut.isNull()) {
            return false;
        }
        if (!fanOut.isObject()) {
            throw invalid(FAN_OUT, fanOut, "master's answer");
        }
        return (fanOut.has(FILES_FOUND) || fanOut.has(FILES_STARTED))
                && count(fanOut, FILES_FOUND) == count(fanOut, FILES_STARTED);
    }

    private static long count(JsonNode fanOut, String name) {
        JsonNode value = fanOut.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw invalid(FAN_OUT + "." + name, value, "a whole number of 0 or more");
        }
        return value.longValue();
    }

    private static InvalidEventException invalid(String field, JsonNode value, String expected) {
        return new InvalidEventException("%s is %s, expected %s, as in {\"files_found\": 3, \"files_started\": 3}"
                .formatted(field, value.isMissingNode() ? "missing" : value, expected));
    }
}
