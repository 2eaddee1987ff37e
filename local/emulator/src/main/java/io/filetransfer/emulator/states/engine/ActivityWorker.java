package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Json;

/**
 * An activity, whose tasks workers outside fetch and answer.
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html">Activities</a>
 */
public record ActivityWorker(String activityArn) implements TaskWork.Worker {

    @Override
    public JsonNode perform(JsonNode input, TaskWork.Limits limits, Visit visit)
            throws StateFailedException, InterruptedException {
        Activities activities = visit.execution().resources().activities();
        Activity activity = activities
                .find(activityArn)
                .orElseThrow(
                        () -> visit.failure(ErrorNames.RUNTIME, "The activity " + activityArn + " does not exist."));
        String text = Json.write(input);
        visit.record(Event.scheduled("ActivityScheduled", activityArn, text, limits));
        ActivityTask task = new ActivityTask(text, limits, visit.branch());
        activities.schedule(activity, task);
        try {
            return task.await();
        } finally {
            activity.waiting().remove(task);
        }
    }
}
