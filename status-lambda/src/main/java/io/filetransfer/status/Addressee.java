package io.filetransfer.status;

import io.filetransfer.common.Execution;
import java.util.Optional;

/**
 * Whose task an outcome is for.
 *
 * @param executionId the execution; {@link #UNKNOWN} when somebody reports by hand and does not know: then whoever waits may have it
 */
record Addressee(String executionId) {

    /** Stands for the execution of a task that does not name it, as those of earlier state machines do. No ARN is like it. */
    static final String UNKNOWN = "-";

    static Addressee of(Optional<Execution> execution) {
        return new Addressee(execution.map(Execution::id).orElse(UNKNOWN));
    }

    boolean isAnyone() {
        return executionId.equals(UNKNOWN);
    }

    boolean owns(ActivityTask task) {
        return isAnyone() || executionId.equals(task.executionId());
    }
}
