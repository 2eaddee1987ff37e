package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something that happens in an execution, before it has a place in the history.
 *
 * @param json the event as the API has it, without id and time
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
record Event(ObjectNode json) {

    // The API has no such event for states that take no time.
    private static final Set<String> ABORTABLE = Set.of("Task", "Wait", "Parallel");

    static Event plain(String type) {
        return new Event(Json.object().put("type", type));
    }

    static Event failed(String type, Failure failure) {
        return withDetails(type, failure.details());
    }

    static Event executionStarted(String input, String roleArn) {
        return withDetails("ExecutionStarted", input(input).put("roleArn", roleArn));
    }

    static Event succeeded(String type, JsonNode output) {
        return withDetails(type, output(Json.object(), output));
    }

    static Event entered(State state, JsonNode input) {
        ObjectNode details = input(Json.write(input)).put("name", state.name());
        return withDetails(state.type() + "StateEntered", "stateEnteredEventDetails", details);
    }

    static Event exited(State state, JsonNode output) {
        ObjectNode details = output(Json.object().put("name", state.name()), output);
        return withDetails(state.type() + "StateExited", "stateExitedEventDetails", details);
    }

    /** Returns the event for a state that is cut short; empty when the API has none for its type. */
    static Optional<Event> aborted(State state) {
        return ABORTABLE.contains(state.type()) ? Optional.of(plain(state.type() + "StateAborted")) : Optional.empty();
    }

    /** Returns the event {@code LambdaFunctionScheduled} or {@code ActivityScheduled}. */
    static Event scheduled(String type, String resource, String input, TaskWork.Limits limits) {
        ObjectNode details = input(input).put("resource", resource);
        putSeconds(details, "timeoutInSeconds", limits.timeoutSeconds());
        putSeconds(details, "heartbeatInSeconds", limits.heartbeatSeconds());
        return withDetails(type, details);
    }

    static Event activityStarted(Optional<String> workerName) {
        ObjectNode details = Json.object();
        workerName.ifPresent(name -> details.put("workerName", name));
        return withDetails("ActivityStarted", details);
    }

    private static Event withDetails(String type, ObjectNode details) {
        String field = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "EventDetails";
        return withDetails(type, field, details);
    }

    private static Event withDetails(String type, String field, ObjectNode details) {
        return new Event(Json.object().put("type", type).set(field, details));
    }

    private static void putSeconds(ObjectNode details, String field, OptionalLong seconds) {
        seconds.ifPresent(value -> details.put(field, value));
    }

    private static ObjectNode input(String input) {
        return Json.object().put("input", input).set("inputDetails", notTruncated());
    }

    private static ObjectNode output(ObjectNode details, JsonNode output) {
        return details.put("output", Json.write(output)).set("outputDetails", notTruncated());
    }

    private static ObjectNode notTruncated() {
        return Json.object().put("truncated", false);
    }
}
