package io.filetransfer.runner.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Divides how long a definition waits and pauses before retries, for endpoints whose clock cannot be hurried. Timeouts and heartbeats
 * stay, as do the numbers of attempts.
 *
 * @param divisor by which
 */
record ShorterWaits(int divisor) implements UnaryOperator<String> {

    private static final Set<String> FIELDS = Set.of("Seconds", "IntervalSeconds", "MaxDelaySeconds");

    /** A delay's upper bound must be above its interval, see the Amazon States Language's MaxDelaySeconds. */
    private static final int LEAST_BOUND = 2;

    @Override
    public String apply(String definition) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            JsonNode machine = mapper.readTree(definition);
            machine.findParents("Seconds").forEach(this::shorten);
            machine.findParents("IntervalSeconds").forEach(this::shorten);
            return mapper.writeValueAsString(machine);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void shorten(JsonNode state) {
        FIELDS.stream().filter(state::has).forEach(field -> {
            int least = field.equals("MaxDelaySeconds") ? LEAST_BOUND : 1;
            ((ObjectNode) state).put(field, Math.max(least, state.path(field).intValue() / divisor));
        });
    }
}
