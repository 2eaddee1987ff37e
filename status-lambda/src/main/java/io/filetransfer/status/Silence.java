package io.filetransfer.status;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells whether an answer of which nothing was heard has arrived. If it has not, the execution has another task, and that turns up:
 * at the latest it is handed to a poll that its client has given up a moment ago, and which Step Functions goes on with for a minute;
 * then it comes back when its heartbeat is missed.
 */
final class Silence {

    private static final Duration ABANDONED_POLL = Duration.ofMinutes(1);
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final Duration enough;
    private Instant since;

    Silence(Heartbeat heartbeat) {
        this.enough = ABANDONED_POLL.plus(heartbeat.limit()).plus(MARGIN);
    }

    void begin(Instant now) {
        since = now;
    }

    /** Begins again if it has begun: a poll has broken off and may have been given the task. */
    void interrupt(Instant now) {
        since = since == null ? null : now;
    }

    /** Returns whether for all the time that a task needs to turn up none has. */
    boolean isLongEnough(Instant now) {
        return since != null && !now.isBefore(since.plus(enough));
    }
}
