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
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String BRANCH_FAILED = "States.BranchFailed";
    public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    public static final String PARAMETER_PATH_FAILURE = "States.ParameterPathFailure";
    public static final String RESULT_PATH_MATCH_FAILURE = "States.ResultPathMatchFailure";
    public static final String INTRINSIC_FAILURE = "States.IntrinsicFailure";
    public static final String RUNTIME = "States.Runtime";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    private static final Set<String> NO_WILDCARD = Set.of(RUNTIME, DATA_LIMIT_EXCEEDED);

    private ErrorNames() {}

    /**
     * Tells whether a retrier or catcher is meant for an error.
     *
     * @param patterns its {@code ErrorEquals}
     * @param error the name of the error; empty when it has none
     */
    static boolean match(List<String> patterns, Optional<String> error) {
        String name = error.orElse("");
        return !name.equals(RUNTIME) && patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** Tells whether an error is so grave that no name but its own matches it. */
    static boolean onlyByName(Optional<String> error) {
        return NO_WILDCARD.contains(error.orElse(""));
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.equals(name)) {
            return true;
        }
        return switch (pattern) {
            case ALL -> !NO_WILDCARD.contains(name);
            case TASK_FAILED -> !NO_WILDCARD.contains(name) && !name.equals(TIMEOUT);
            default -> false;
        };
    }
}
