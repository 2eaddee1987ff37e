package io.filetransfer.status.task;

import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * What Step Functions has recorded of executions. It tells for certain what became of an answer to a task whose acknowledgement got
 * lost, or that somebody else has given.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html">GetExecutionHistory</a>
 */
public final class ExecutionHistory {

    /** As many as one call returns: more than an execution of an hour has. */
    private static final int PAGE = 1000;

    private static final Set<HistoryEventType> SETTLED = EnumSet.of(
            HistoryEventType.ACTIVITY_SUCCEEDED,
            HistoryEventType.ACTIVITY_FAILED,
            HistoryEventType.EXECUTION_SUCCEEDED,
            HistoryEventType.EXECUTION_FAILED,
            HistoryEventType.EXECUTION_ABORTED,
            HistoryEventType.EXECUTION_TIMED_OUT);

    private static final Set<HistoryEventType> OPEN = EnumSet.of(
            HistoryEventType.ACTIVITY_SCHEDULED,
            HistoryEventType.ACTIVITY_STARTED,
            HistoryEventType.ACTIVITY_TIMED_OUT,
            HistoryEventType.ACTIVITY_SCHEDULE_FAILED);

    private final SfnClient sfn;

    /** Creates the gateway. */
    public ExecutionHistory(SfnClient sfn) {
        this.sfn = sfn;
    }

    /**
     * Returns whether an execution waits for its activity task no longer: the task has been answered, or the execution has ended. The
     * newest event about either decides.
     */
    boolean isSettled(String executionArn) {
        return sfn
                .getExecutionHistoryPaginator(request -> request.executionArn(executionArn)
                        .reverseOrder(true)
                        .includeExecutionData(false)
                        .maxResults(PAGE))
                .stream()
                .flatMap(page -> page.events().stream())
                .map(HistoryEvent::type)
                .filter(type -> SETTLED.contains(type) || OPEN.contains(type))
                .findFirst()
                .filter(SETTLED::contains)
                .isPresent();
    }
}
