package io.filetransfer.emulator.states.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The predefined error names and what they match.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling errors</a>
 */
public final class ErrorNames {

    public static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String BRANCH_FAILED = "States.BranchFailed";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    /** All names that start with {@code States.}: a definition cannot make up others. */
    public static final Set<String> PREDEFINED = Set.of(
            ALL,
            TASK_FAILED,
            TIMEOUT,
            HEARTBEAT_TIMEOUT,
            BRANCH_FAILED,
            NO_CHOICE_MATCHED,
            RUNTIME,
            DATA_LIMIT_EXCEEDED,
            "States.ParameterPathFailure",
            "States.ResultPathMatchFailure",
            "States.IntrinsicFailure",
            "States.Permissions",
            "States.ExceedToleratedFailureThreshold",
            "States.ItemReaderFailed",
            "States.ResultWriterFailed",
            "States.QueryEvaluationError");

    private static final Set<String> NO_WILDCARD = Set.of(RUNTIME, DATA_LIMIT_EXCEEDED);

    private ErrorNames() {}

    /** Tells whether a retrier or catcher with the given {@code ErrorEquals} is meant for an error. */
    static boolean match(List<String> patterns, Optional<String> error) {
        String name = error.orElse("");
        boolean byWildcard = patterns.contains(ALL) || (patterns.contains(TASK_FAILED) && !name.equals(TIMEOUT));
        return !name.equals(RUNTIME) && (patterns.contains(name) || (byWildcard && !onlyByName(error)));
    }

    /** Tells whether an error is so grave that no name but its own matches it. */
    static boolean onlyByName(Optional<String> error) {
        return NO_WILDCARD.contains(error.orElse(""));
    }
}
