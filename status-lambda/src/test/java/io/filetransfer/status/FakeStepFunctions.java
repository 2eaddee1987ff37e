package io.filetransfer.status;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Step Functions as an activity worker sees it: polls are answered from a list of tokens, an empty one standing for a poll that ran out. */
final class FakeStepFunctions implements SfnClient {

    static final String BROKEN_OFF = "connection reset";

    private final Queue<String> tokens;
    private final Set<String> endedExecutions;
    private final List<GetActivityTaskRequest> polls = new ArrayList<>();
    private final List<SendTaskSuccessRequest> successes = new ArrayList<>();

    FakeStepFunctions(List<String> tokens, Set<String> endedExecutions) {
        this.tokens = new ArrayDeque<>(tokens);
        this.endedExecutions = endedExecutions;
    }

    List<GetActivityTaskRequest> polls() {
        return polls;
    }

    List<SendTaskSuccessRequest> successes() {
        return successes;
    }

    @Override
    public GetActivityTaskResponse getActivityTask(GetActivityTaskRequest request) {
        polls.add(request);
        String token = tokens.poll();
        if (BROKEN_OFF.equals(token)) {
            throw SdkClientException.create("connection reset");
        }
        return GetActivityTaskResponse.builder()
                .taskToken("".equals(token) ? null : token)
                .build();
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        if (endedExecutions.contains(request.taskToken())) {
            throw TaskTimedOutException.builder().message("task timed out").build();
        }
        successes.add(request);
        return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
