package io.filetransfer.status.task;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ActivityTask;
import io.filetransfer.common.tables.ExecutionsTable;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The worker side of the state machine's activity: delivers every outcome to the task of its own execution. */
public final class Delivery {

    /** An answer that is not acknowledged has been repeated by the SDK by then. */
    private static final Duration TIME_PER_ANSWER = Duration.ofSeconds(10);

    private final ActivityPoller poller;
    private final ExecutionsTable executions;
    private final ExecutionHistory history;
    private final SfnClient sfn;

    /** Creates the delivery, which parks tasks of other executions in the executions table. */
    public Delivery(ActivityPoller poller, ExecutionsTable executions, ExecutionHistory history, SfnClient sfn) {
        this.poller = poller;
        this.executions = executions;
        this.history = history;
        this.sfn = sfn;
    }

    /**
     * Ends a task with an outcome. A task that turns out to have been answered counts as ended, whoever has done so, and so does that of
     * an execution that has ended.
     *
     * @param owner the execution whose task; empty when somebody reports by hand: then whoever waits may have the outcome
     * @param mayBeEnded whether an earlier invocation may have ended the task
     * @return whether the task is ended; false when it did not turn up while there was time for another poll
     */
    public boolean deliver(Optional<Execution> owner, Outcome outcome, Deadline deadline, boolean mayBeEnded) {
        return new Attempt(owner.map(Execution::id), outcome, deadline, mayBeEnded).succeeds();
    }

    /** One delivery. While it is in doubt whether the execution still waits for its task, its history is asked. */
    private final class Attempt {

        private final Optional<String> owner;
        private final Outcome outcome;
        private final Deadline deadline;
        private String refusedToken = "";
        private boolean isInDoubt;

        Attempt(Optional<String> owner, Outcome outcome, Deadline deadline, boolean isInDoubt) {
            this.owner = owner;
            this.outcome = outcome;
            this.deadline = deadline;
            this.isInDoubt = isInDoubt;
        }

        boolean succeeds() {
            while (!isSettled()) {
                Optional<ActivityTask> task = parkedTask();
                if (!deadline.leaves(task.isPresent() ? TIME_PER_ANSWER : ActivityPoller.TIME_PER_POLL)) {
                    return owner.isEmpty() && !refusedToken.isEmpty();
                }
                if (task.or(this::polledTask).filter(this::isAcknowledged).isPresent()) {
                    return true;
                }
            }
            return true;
        }

        private boolean isSettled() {
            return isInDoubt && owner.filter(history::isSettled).isPresent();
        }

        private Optional<ActivityTask> parkedTask() {
            return executions
                    .parkedTask(owner.orElse(ActivityTask.OF_NO_EXECUTION))
                    .filter(task -> !task.token().equals(refusedToken));
        }

        /** Whoever is not handed the own task may wait for one that has been answered. */
        private Optional<ActivityTask> polledTask() {
            isInDoubt = true;
            Optional<ActivityTask> polled = poller.poll();
            polled.filter(task -> !isOwn(task)).ifPresent(executions::park);
            return polled.filter(this::isOwn);
        }

        private boolean isOwn(ActivityTask task) {
            return owner.isEmpty() || owner.get().equals(task.executionId());
        }

        private boolean isAcknowledged(ActivityTask task) {
            try {
                outcome.sendTo(sfn, task.token());
                return true;
            } catch (TaskTimedOutException | TaskDoesNotExistException e) {
                refusedToken = task.token();
            } catch (SdkException e) {
                ActivityPoller.requireUnanswered(e);
                executions.park(task);
            }
            isInDoubt = true;
            return false;
        }
    }
}
