package io.filetransfer.status;

import io.filetransfer.common.ExecutionsTable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Each execution's task, kept where any invocation of status finds it. An invocation that polls is given whichever task waits longest
 * and leaves one that is another execution's here. An execution has one task at a time, so that a later one says that the earlier one
 * is no more: a later one is never replaced by an earlier one.
 */
final class ParkedTasks {

    private static final String ENTRY = "task";
    private static final String TASK_TOKEN = "task_token";
    private static final String ANSWERING = "answering";
    private static final String POLLED_AT = "polled_at";

    private static final String NONE_SO_LATE = "attribute_not_exists(polled_at) OR polled_at < :polled_at";
    private static final String NONE_LATER = "attribute_not_exists(polled_at) OR polled_at <= :polled_at";

    private final ExecutionsTable table;

    ParkedTasks(ExecutionsTable table) {
        this.table = table;
    }

    Optional<ParkedTask> find(String executionId) {
        return table.find(executionId, ENTRY).map(entry -> parkedTask(executionId, entry));
    }

    /** Leaves a task to its execution. */
    void park(ActivityTask task) {
        put(task, false, NONE_SO_LATE);
    }

    /**
     * Records that a task is about to be answered, before it is: if the answer gets lost, the next invocation knows that it may have
     * arrived.
     *
     * @return false if a later task is there, so that this one is no more
     */
    boolean markAnswering(ActivityTask task) {
        return put(task, true, NONE_LATER);
    }

    private boolean put(ActivityTask task, boolean answering, String condition) {
        AttributeValue polledAt =
                AttributeValue.fromN(Long.toString(task.polledAt().toEpochMilli()));
        Map<String, AttributeValue> attributes = Map.of(
                TASK_TOKEN, AttributeValue.fromS(task.token()),
                ANSWERING, AttributeValue.fromBool(answering),
                POLLED_AT, polledAt);
        return table.putIf(task.executionId(), ENTRY, attributes, condition, Map.of(":polled_at", polledAt));
    }

    private static ParkedTask parkedTask(String executionId, Map<String, AttributeValue> entry) {
        Instant polledAt =
                Instant.ofEpochMilli(Long.parseLong(entry.get(POLLED_AT).n()));
        return new ParkedTask(
                new ActivityTask(executionId, entry.get(TASK_TOKEN).s(), polledAt),
                entry.get(ANSWERING).bool());
    }

    /**
     * A task that is kept for its execution.
     *
     * @param task the task
     * @param answering whether an answer may have been sent
     */
    record ParkedTask(ActivityTask task, boolean answering) {}
}
