package io.filetransfer.emulator.states.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a kind of endpoint.
 *
 * @param atOnce how many cases it can run at the same time
 * @param noActivities why no case with activities can be run there, if so
 * @param lacks the names of other cases that it gets wrong, with the reason
 */
record EndpointKind(int atOnce, Optional<String> noActivities, Map<String, String> lacks) {

    /** One that is expected to pass everything. */
    static final EndpointKind CONFORMING = new EndpointKind(16, Optional.empty(), Map.of());

    /** Reads the file of the given name under {@code conformance/endpoints}. */
    static EndpointKind read(String kind) {
        JsonNode json = CaseFiles.read("endpoints/" + kind + ".json");
        Map<String, String> lacks = new LinkedHashMap<>();
        json.required("lacks")
                .properties()
                .forEach(reason -> reason.getValue().forEach(name -> lacks.put(name.textValue(), reason.getKey())));
        return new EndpointKind(
                json.path("atOnce").asInt(CONFORMING.atOnce),
                Optional.ofNullable(json.get("noActivities")).map(JsonNode::textValue),
                lacks);
    }

    /** Returns why a case is not run there; empty when it is. */
    Optional<String> gap(Case tested) {
        return Optional.ofNullable(lacks.get(tested.name()))
                .or(() -> noActivities.filter(reason -> !tested.workers().isEmpty()));
    }
}
