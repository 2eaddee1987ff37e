package io.filetransfer.runner;

import java.time.Instant;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * One stay of an execution in a state.
 *
 * @param state the state's name
 * @param parallel whether it is one with branches
 * @param entered when it was entered
 * @param left when it was left or stopped; null while the execution is in it
 * @param ending {@code done}, {@code stopped}, {@code failed}, or empty while the execution is in it
 * @param failedAttempts how many attempts of the state's task failed
 * @param lastError name and message of the last failed attempt; empty when none failed
 */
record StateVisit(
        String state,
        boolean parallel,
        Instant entered,
        Instant left,
        String ending,
        int failedAttempts,
        String lastError) {

    static StateVisit of(HistoryEvent entering) {
        String type = entering.typeAsString();
        Instant time = entering.timestamp();
        String state = entering.stateEnteredEventDetails().name();
        StateVisit visit = new StateVisit(state, type.equals("ParallelStateEntered"), time, null, "", 0, "");
        return type.equals("FailStateEntered") ? visit.ended(time, "failed") : visit;
    }

    StateVisit ended(Instant time, String how) {
        return new StateVisit(state, parallel, entered, time, how, failedAttempts, lastError);
    }

    StateVisit failedAttempt(String error) {
        return new StateVisit(state, parallel, entered, left, ending, failedAttempts + 1, error);
    }

    boolean isOpen() {
        return left == null;
    }
}
