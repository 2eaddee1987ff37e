package io.filetransfer.status.task;

import io.filetransfer.common.events.Json;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What a task is ended with. */
@FunctionalInterface
public interface Outcome {

    /**
     * Ends a task.
     *
     * @param sfn sends the answer
     * @param token the task's token
     * @throws software.amazon.awssdk.services.sfn.model.TaskTimedOutException when the task is no more
     * @throws software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException likewise
     */
    void sendTo(SfnClient sfn, String token);

    /**
     * Returns success.
     *
     * @param output the task's output, a record
     */
    static Outcome success(Object output) {
        String json = Json.text(output);
        return (sfn, token) ->
                sfn.sendTaskSuccess(request -> request.taskToken(token).output(json));
    }

    /**
     * Returns failure.
     *
     * @param error the error's name, which the state machine can catch
     * @param cause what people read
     */
    static Outcome failure(String error, String cause) {
        return (sfn, token) -> sfn.sendTaskFailure(
                request -> request.taskToken(token).error(error).cause(cause));
    }
}
