package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in one execution, in order, as the API shows it. It is also the lock under which branches record events
 * and are stopped, so that nothing is recorded for a branch after it was stopped.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
final class History {

    /** Most events in the history of one execution. */
    static final int LIMIT = 25_000;

    /** The history has no room for another event, which ends the execution. */
    static final class FullException extends RuntimeException {
        FullException() {
            super("The execution reached the maximum number of history events (" + LIMIT + ").");
        }
    }

    private final List<ObjectNode> events = new ArrayList<>();

    /**
     * Adds an event.
     *
     * @return its id
     * @throws FullException when only the event that ends the execution has room left
     */
    synchronized long append(long previousId, Event event) {
        if (events.size() >= LIMIT - 1) {
            throw new FullException();
        }
        return appendLast(previousId, event);
    }

    /** Adds the event that ends the execution, for which there is always room. */
    synchronized long appendLast(long previousId, Event event) {
        long id = events.size() + 1L;
        events.add(event.json()
                .put("id", id)
                .put("previousEventId", previousId)
                .put("timestamp", Timestamps.seconds(Instant.now())));
        return id;
    }

    synchronized List<ObjectNode> events() {
        return List.copyOf(events);
    }
}
