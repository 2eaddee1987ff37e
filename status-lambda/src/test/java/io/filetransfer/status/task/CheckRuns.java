package io.filetransfer.status.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.testing.schedule.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The status functions that run for one execution, one after the other. */
final class CheckRuns {

    private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(5);

    final String id;
    final Optional<Execution> owner;
    Actor actor;
    int runsInCalm;
    boolean stopped;
    boolean done;
    private int runs;
    private Instant deadline = Instant.MAX;

    private CheckRuns(String id, Optional<Execution> owner) {
        this.id = id;
        this.owner = owner;
    }

    /** Returns the runs of a name for an execution. */
    static CheckRuns of(String name, String executionId) {
        return new CheckRuns(name, Optional.of(new Execution(executionId, Instant.EPOCH)));
    }

    static CheckRuns byHand() {
        return new CheckRuns("by hand", Optional.empty());
    }

    /** Returns the name of the next function. */
    String nextRun() {
        deadline = Instant.MAX;
        return id + " run " + ++runs;
    }

    void begins(Instant now, boolean calm) {
        deadline = now.plus(FUNCTION_TIMEOUT);
        runsInCalm += calm ? 1 : 0;
    }

    Instant deadline() {
        return deadline;
    }

    /** Returns the execution, or who reports by hand. */
    String reporter() {
        return owner.map(Execution::id).orElse(id);
    }

    boolean isFirst() {
        return runs == 1;
    }

    boolean isByHand() {
        return owner.isEmpty();
    }

    boolean isOverdue(Instant now) {
        return !done && !actor.isDead() && !actor.hasEnded() && now.isAfter(deadline);
    }

    boolean hasSucceeded() {
        return actor.hasEnded() && !actor.isDead() && actor.failure().isEmpty();
    }

    boolean isMissing() {
        return actor.failure().filter(MissingTaskError.class::isInstance).isPresent();
    }

    /** Requires that an execution whose function has succeeded does not wait any longer. */
    void requireAnswered(FakeActivity activity) {
        assertThat(!isByHand() && activity.isWaiting(reporter()))
                .as("%s waits for ever", id)
                .isFalse();
    }
}
