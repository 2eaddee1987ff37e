package io.filetransfer.status;

import java.time.InstantSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Ends tasks, leaving a trace first for the case that the invocation dies or the answer gets lost. */
final class TaskAnswers {

    private final SfnClient sfn;
    private final ParkedTasks parked;
    private final Heartbeat heartbeat;
    private final InstantSource clock;

    TaskAnswers(SfnClient sfn, ParkedTasks parked, Heartbeat heartbeat, InstantSource clock) {
        this.sfn = sfn;
        this.parked = parked;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /**
     * Ends a task. One that is no more may have been ended by this very call, whose answer got lost and which the SDK repeated, or by
     * an earlier invocation that died.
     */
    Receipt send(ActivityTask task, Outcome outcome) {
        if (!parked.markAnswering(task)) {
            return Receipt.SUPERSEDED;
        }
        try {
            outcome.sendTo(sfn, task.token());
            return Receipt.ARRIVED;
        } catch (TaskTimedOutException | TaskDoesNotExistException e) {
            return heartbeat.cannotHaveEnded(task, clock.instant()) ? Receipt.CLOSED : Receipt.UNKNOWN;
        }
    }

    /** What became of an answer. */
    enum Receipt {
        /** It ended the task. */
        ARRIVED,
        /** Before its heartbeat could end it, the task was no more: it has been answered, or its execution has ended. */
        CLOSED,
        /** The task is no more: it has been answered, or its execution has ended, or its heartbeat has ended it. */
        UNKNOWN,
        /** It was not sent: there is a later task. */
        SUPERSEDED
    }
}
