package io.filetransfer.status.task;

import io.filetransfer.common.events.Json;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What a task is ended with. */
@FunctionalInterface
public interface Outcome {

    /**
     * Ends the task of a token.
     *
     * @throws software.amazon.awssdk.services.sfn.model.TaskTimedOutException when the task is no more
     * @throws software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException likewise
     */
    void sendTo(SfnClient sfn, String token);

    /** Returns success, with a record as the task's output. */
    static Outcome success(Object output) {
        String json = Json.text(output);
        return (sfn, token) ->
                sfn.sendTaskSuccess(request -> request.taskToken(token).output(json));
    }

    /** Returns failure, with an error's name that the state machine can catch and a cause that people read. */
    static Outcome failure(String error, String cause) {
        return (sfn, token) -> sfn.sendTaskFailure(
                request -> request.taskToken(token).error(error).cause(cause));
    }
}
