package io.filetransfer.emulator.states.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A state reports an error, which Retry and Catch may match by its name. */
public final class StateFailedException extends Exception {

    private final transient Failure failure;
    private final transient Set<String> aliases;
    private final boolean fromBranch;

    StateFailedException(Failure failure, String... aliases) {
        this(failure, Set.of(aliases), false);
    }

    private StateFailedException(Failure failure, Set<String> aliases, boolean fromBranch) {
        super(failure.toString());
        this.failure = failure;
        this.aliases = aliases;
        this.fromBranch = fromBranch;
    }

    /** Returns the same failure, as the Parallel state around the branch reports it. */
    StateFailedException ofBranch() {
        Set<String> more = new HashSet<>(aliases);
        if (!ErrorNames.onlyByName(failure.error())) {
            more.add(ErrorNames.BRANCH_FAILED);
        }
        return new StateFailedException(failure, more, true);
    }

    /** Tells whether a branch of the Parallel state that reports this failed, and not the state itself. */
    boolean fromBranch() {
        return fromBranch;
    }

    Failure failure() {
        return failure;
    }

    /** Tells whether a retrier or catcher with the given {@code ErrorEquals} is meant for this error. */
    boolean matchedBy(List<String> errorEquals) {
        return ErrorNames.match(errorEquals, failure.error())
                || errorEquals.stream().anyMatch(aliases::contains);
    }
}
