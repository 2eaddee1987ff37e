package io.filetransfer.runner;

import java.time.Instant;

/**
 * One stay of an execution in a state.
 *
 * @param branch 0 for the states of the machine itself, 1 and up for the branches of its Parallel state
 * @param state the state's name
 * @param entered when it was entered
 * @param left when it was left or stopped; null while the execution is in it
 * @param ending {@code done}, {@code stopped}, {@code failed}, or empty while the execution is in it
 * @param failedAttempts how many attempts of the state's task failed
 * @param lastError name and message of the last failed attempt; empty when none failed
 */
record StateVisit(
        int branch, String state, Instant entered, Instant left, String ending, int failedAttempts, String lastError) {

    static StateVisit enteredAt(Instant time, int branch, String state) {
        return new StateVisit(branch, state, time, null, "", 0, "");
    }

    StateVisit ended(Instant time, String how) {
        return new StateVisit(branch, state, entered, time, how, failedAttempts, lastError);
    }

    StateVisit failedAttempt(String error) {
        return new StateVisit(branch, state, entered, left, ending, failedAttempts + 1, error);
    }

    boolean isOpen() {
        return left == null;
    }
}
