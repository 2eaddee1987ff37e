package io.filetransfer.emulator.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.Activities;
import io.filetransfer.emulator.states.engine.ActivityTask;
import io.filetransfer.emulator.states.engine.DataFlow;
import io.filetransfer.emulator.states.engine.Failure;
import io.filetransfer.emulator.states.engine.TaskToken;
import io.filetransfer.emulator.states.path.Json;
import java.util.Map;

/** The operations by which workers answer. */
final class TaskOperations {

    private final Activities activities;

    TaskOperations(Activities activities) {
        this.activities = activities;
    }

    Map<String, StepFunctionsService.Operation> operations() {
        return Map.of(
                "SendTaskSuccess", this::succeed,
                "SendTaskFailure", this::fail,
                "SendTaskHeartbeat", this::heartbeat);
    }

    private JsonNode succeed(Params params) throws ApiException {
        JsonNode output = output(params);
        return answer(task(params).succeed(output));
    }

    private JsonNode fail(Params params) throws ApiException {
        Failure failure = params.failure();
        return answer(task(params).fail(failure));
    }

    private JsonNode heartbeat(Params params) throws ApiException {
        return answer(task(params).heartbeat());
    }

    private static JsonNode answer(boolean wasWaiting) throws ApiException {
        if (!wasWaiting) {
            throw ApiException.quoting("TaskTimedOut", "Task Timed Out", "Provided task does not exist anymore");
        }
        return Json.object();
    }

    private ActivityTask task(Params params) throws ApiException {
        TaskToken token = TaskToken.parse(params.string("taskToken"))
                .orElseThrow(() -> ApiException.quoting("InvalidToken", "Invalid Token", "Invalid token"));
        return activities
                .task(token)
                .orElseThrow(() -> ApiException.quoting(
                        "TaskDoesNotExist", "Task Does Not Exist", "Provided task does not exist"));
    }

    private static JsonNode output(Params params) throws ApiException {
        String text = params.string("output");
        if (DataFlow.tooLarge(text)) {
            throw ApiException.quoting(
                    "InvalidOutput", "Invalid Output", "the output is longer than " + DataFlow.MAX_BYTES + " bytes");
        }
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw ApiException.quoting("InvalidOutput", "Invalid Output", e.getOriginalMessage());
        }
    }
}
