package io.filetransfer.common.testing.schedule;

import java.math.BigInteger;

/**
 * What an exhaustive exploration has covered.
 *
 * @param schedules how many different schedules there are, all of them covered
 * @param states how many different states they lead through
 * @param runs how many runs it took: a run ends where an earlier one went on from the same state
 * @param longest most steps of a schedule
 */
public record Exploration(BigInteger schedules, int states, int runs, int longest) {

    /** Returns the figures as a sentence. */
    @Override
    public String toString() {
        return "%,d schedules of up to %d steps through %,d states, covered by %,d runs"
                .formatted(schedules, longest, states, runs);
    }
}
