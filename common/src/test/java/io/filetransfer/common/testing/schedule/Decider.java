package io.filetransfer.common.testing.schedule;

import java.util.List;

/** Decides at every point of a schedule who goes on, and how. */
@FunctionalInterface
public interface Decider {

    /**
     * Decides.
     *
     * @param enabled every step that can be taken, at least one, in an order that only depends on the decisions so far
     * @return the step to take; null to abandon the schedule
     */
    Decision decide(List<Step> enabled);

    /**
     * A decision.
     *
     * @param step one of the enabled steps
     * @param fate what becomes of it
     */
    record Decision(Step step, Fate fate) {

        /** Returns the decision as a line of a trace. */
        @Override
        public String toString() {
            return fate == Fate.GO ? step.toString() : step + " [" + fate + "]";
        }
    }
}
