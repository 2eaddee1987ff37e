package io.filetransfer.emulator.states.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Json;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/**
 * What a worker does with one task: some heartbeats, then one answer or none.
 *
 * @param heartbeats how many, one every {@link #HEARTBEAT_MILLIS}
 * @param success the output to succeed with
 * @param echo whether to succeed with the task's input
 * @param failure the error and cause to fail with
 */
record WorkerStep(int heartbeats, Optional<JsonNode> success, boolean echo, Optional<JsonNode> failure) {

    static final long HEARTBEAT_MILLIS = 700;

    static WorkerStep parse(JsonNode json) {
        return new WorkerStep(
                json.path("heartbeats").intValue(),
                Optional.ofNullable(json.get("success")),
                json.path("echo").booleanValue(),
                Optional.ofNullable(json.get("failure")));
    }

    void perform(GetActivityTaskResponse task, SfnClient client) throws InterruptedException {
        for (int i = 0; i < heartbeats; i++) {
            Thread.sleep(HEARTBEAT_MILLIS);
            client.sendTaskHeartbeat(request -> request.taskToken(task.taskToken()));
        }
        Optional<String> output = echo ? Optional.of(task.input()) : success.map(Json::write);
        output.ifPresent(json -> client.sendTaskSuccess(
                request -> request.taskToken(task.taskToken()).output(json)));
        failure.ifPresent(json -> client.sendTaskFailure(request -> request.taskToken(task.taskToken())
                .error(json.path("error").textValue())
                .cause(json.path("cause").textValue())));
    }
}
