package io.filetransfer.local.states.engine;

import java.util.List;

/** A state reports an error, which Retry and Catch may match by its name. */
public final class StateFailedException extends Exception {

    private final transient Failure failure;
    private final boolean ofBranch;

    StateFailedException(Failure failure) {
        this(failure, false);
    }

    private StateFailedException(Failure failure, boolean ofBranch) {
        super(failure.toString());
        this.failure = failure;
        this.ofBranch = ofBranch;
    }

    /** Returns the same failure, as the Parallel state around the branch reports it. */
    StateFailedException ofBranch() {
        return new StateFailedException(failure, true);
    }

    Failure failure() {
        return failure;
    }

    /** Tells whether a retrier or catcher with the given {@code ErrorEquals} is meant for this error. */
    boolean matchedBy(List<String> errorEquals) {
        return ErrorNames.match(errorEquals, failure.error())
                || (ofBranch && ErrorNames.matchBranch(errorEquals, failure.error()));
    }
}
