package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Json;
import java.time.Instant;
import java.util.List;

/**
 * One event in an execution's history.
 *
 * @param id its number, from 1
 * @param previousId the number of the event that led to it, 0 for none
 * @param time when it happened
 */
public record HistoryEvent(long id, long previousId, Instant time, Event event) {

    private static final List<String> EXECUTION_DATA = List.of("input", "inputDetails", "output", "outputDetails");

    /** Returns the name of the event's type. */
    public String type() {
        return event.type();
    }

    /**
     * Returns the event as the API does, without its timestamp.
     *
     * @param includeData whether inputs and outputs are wanted
     */
    public ObjectNode toJson(boolean includeData) {
        ObjectNode json = Json.object().put("type", event.type()).put("id", id).put("previousEventId", previousId);
        event.details()
                .ifPresent(details -> json.set(
                        event.detailsField(),
                        includeData ? details : details.deepCopy().without(EXECUTION_DATA)));
        return json;
    }
}
