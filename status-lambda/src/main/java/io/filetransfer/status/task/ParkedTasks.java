package io.filetransfer.status.task;

import io.filetransfer.common.tables.ExecutionsTable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Each execution's task, kept where any invocation of status finds it. An invocation that polls is given whichever task waits longest
 * and leaves one that is another execution's here. An execution has one task at a time, so that a later one says that the earlier one
 * is no more: a later one is never replaced by an earlier one.
 */
public final class ParkedTasks {

    private static final String ENTRY = "task";
    private static final String TASK_TOKEN = "task_token";
    private static final String POLLED_AT = "polled_at";
    private static final String NONE_SO_LATE = "attribute_not_exists(polled_at) OR polled_at < :polled_at";

    private final ExecutionsTable table;

    /**
     * Creates the gateway.
     *
     * @param table keeps the tasks
     */
    public ParkedTasks(ExecutionsTable table) {
        this.table = table;
    }

    Optional<ActivityTask> find(String executionId) {
        return table.find(executionId, ENTRY)
                .map(entry -> new ActivityTask(
                        executionId,
                        entry.get(TASK_TOKEN).s(),
                        Instant.ofEpochMilli(Long.parseLong(entry.get(POLLED_AT).n()))));
    }

    /** Leaves a task to its execution, unless that has a later one. */
    void park(ActivityTask task) {
        AttributeValue polledAt =
                AttributeValue.fromN(Long.toString(task.polledAt().toEpochMilli()));
        table.putIf(
                task.executionId(),
                ENTRY,
                Map.of(TASK_TOKEN, AttributeValue.fromS(task.token()), POLLED_AT, polledAt),
                NONE_SO_LATE,
                Map.of(":polled_at", polledAt));
    }
}
