package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.testing.schedule.Actor;
import java.time.Duration;
import java.time.Instant;

/** The status functions that run for one execution, one after the other. */
final class CheckRuns {

    private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(5);

    final String id;
    final String addressee;
    Actor actor;
    int runsInCalm;
    boolean stopped;
    boolean done;
    boolean misled;
    private int runs;
    private boolean begunInCalm;
    private Instant deadline = Instant.MAX;

    CheckRuns(String id, String addressee) {
        this.id = id;
        this.addressee = addressee;
    }

    /** Returns the name of the next function. */
    String nextRun() {
        deadline = Instant.MAX;
        return id + " run " + ++runs;
    }

    void begins(Instant now, boolean calm) {
        deadline = now.plus(FUNCTION_TIMEOUT);
        begunInCalm = calm;
        runsInCalm += calm ? 1 : 0;
    }

    Instant deadline() {
        return deadline;
    }

    boolean isByHand() {
        return addressee.equals(Addressee.UNKNOWN);
    }

    boolean isOverdue(Instant now) {
        return !done && !actor.isDead() && !actor.hasEnded() && now.isAfter(deadline);
    }

    boolean hasSucceeded() {
        return actor.hasEnded() && !actor.isDead() && actor.failure().isEmpty();
    }

    boolean isMissing() {
        return actor.failure()
                .filter(ActivityTaskMissingException.class::isInstance)
                .isPresent();
    }

    /**
     * Requires that an execution whose function has succeeded does not wait any longer. While functions die, one may take a task with it
     * at the very time at which another waits whether that task turns up; only then may the other be misled.
     */
    void requireAnswered(FakeActivity activity) {
        if (isByHand() || !activity.isWaiting(id)) {
            return;
        }
        misled = true;
        assertThat(begunInCalm)
                .as("%s waits for ever, though nothing went wrong while its function ran", id)
                .isFalse();
    }
}
