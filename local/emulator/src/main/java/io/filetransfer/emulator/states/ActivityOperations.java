package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.engine.Activities;
import io.filetransfer.emulator.states.engine.Activity;
import io.filetransfer.emulator.states.path.Json;
import io.filetransfer.emulator.states.path.Timestamps;
import java.util.Map;

/** The operations on activities. */
final class ActivityOperations {

    private final Activities activities;
    private final Arns arns;

    ActivityOperations(Activities activities, Arns arns) {
        this.activities = activities;
        this.arns = arns;
    }

    Map<String, StepFunctionsService.Operation> operations() {
        return Map.of(
                "CreateActivity", this::create,
                "DeleteActivity", this::delete,
                "DescribeActivity", this::describe,
                "ListActivities", this::list);
    }

    /** Returns the activity that a request names by {@code activityArn}. */
    static Activity named(Params params, Activities activities) throws ApiException {
        String arn = Arns.checked(params.string("activityArn"), "activity");
        return activities
                .find(arn)
                .orElseThrow(() -> ApiException.quoting("ActivityDoesNotExist", "Activity Does Not Exist", arn));
    }

    private JsonNode create(Params params) throws ApiException {
        params.refuse("encryptionConfiguration", "tags");
        String name = Arns.checkedName(params.string("name"));
        Activity activity = activities.create(arns.activity(name), name);
        return Json.object()
                .put("activityArn", activity.arn())
                .put("creationDate", Timestamps.seconds(activity.creationDate()));
    }

    private JsonNode delete(Params params) throws ApiException {
        activities.delete(Arns.checked(params.string("activityArn"), "activity"));
        return Json.object();
    }

    private JsonNode describe(Params params) throws ApiException {
        ObjectNode described = describe(named(params, activities));
        described.putObject("encryptionConfiguration").put("type", "AWS_OWNED_KEY");
        return described;
    }

    private JsonNode list(Params params) throws ApiException {
        return Page.of(params).answer("activities", activities.all(), ActivityOperations::describe);
    }

    private static ObjectNode describe(Activity activity) {
        return Json.object()
                .put("activityArn", activity.arn())
                .put("name", activity.name())
                .put("creationDate", Timestamps.seconds(activity.creationDate()));
    }
}
