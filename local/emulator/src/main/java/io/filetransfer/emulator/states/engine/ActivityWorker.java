package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Json;

/**
 * An activity, whose tasks workers outside fetch and answer.
 *
 * @param activityArn its ARN
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html">Activities</a>
 */
public record ActivityWorker(String activityArn) implements Worker {

    @Override
    public JsonNode perform(JsonNode input, Limits limits, Visit visit)
            throws StateFailedException, InterruptedException {
        Activity activity = visit.resources()
                .activities()
                .find(activityArn)
                .orElseThrow(
                        () -> visit.failure(ErrorNames.RUNTIME, "The activity " + activityArn + " does not exist."));
        String text = Json.write(input);
        visit.record(Event.activityScheduled(activityArn, text, limits));
        ActivityTask task = new ActivityTask(text, limits, visit.branch());
        visit.resources().activities().schedule(activity, task);
        return outcome(activity, task, visit);
    }

    private static JsonNode outcome(Activity activity, ActivityTask task, Visit visit)
            throws StateFailedException, InterruptedException {
        try {
            return task.await();
        } catch (StateFailedException e) {
            if (task.timedOut()) {
                visit.record(Event.failed("ActivityTimedOut", e.failure()));
            }
            throw e;
        } finally {
            task.close();
            activity.withdraw(task);
        }
    }
}
