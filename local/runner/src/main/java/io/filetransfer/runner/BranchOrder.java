package io.filetransfer.runner;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Numbers the branches of a Parallel state as its definition does; in a history, either may come first. */
final class BranchOrder {

    private final List<String> firstStates;

    private BranchOrder(List<String> firstStates) {
        this.firstStates = firstStates;
    }

    /**
     * Reads the order.
     *
     * @param definition a state machine in the Amazon States Language
     */
    static BranchOrder of(String definition) {
        try {
            return new BranchOrder(new ObjectMapper()
                    .readTree(definition).findValues("Branches").stream()
                            .flatMap(JsonNode::valueStream)
                            .map(branch -> branch.path("StartAt").asText())
                            .toList());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the definition is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Returns a branch's number, from 1 up, by the name of its first state. */
    int number(String firstState) {
        return firstStates.indexOf(firstState) + 1;
    }
}
