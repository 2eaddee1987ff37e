package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What all states of one execution share.
 *
 * @param info what it was started with
 * @param input its input, parsed
 * @param startTime when it started
 * @param resources what its states work with
 */
record RunningExecution(ExecutionInfo info, JsonNode input, Instant startTime, Resources resources) {

    ObjectNode context(ObjectNode state) {
        return info.context(input, startTime, state);
    }
}
