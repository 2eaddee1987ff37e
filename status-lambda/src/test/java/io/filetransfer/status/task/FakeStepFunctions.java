package io.filetransfer.status.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.calls.CallHook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.paginators.GetExecutionHistoryIterable;

/** A worker's client of the {@link FakeActivity}, with a hook at the moments of every call and failures on demand. */
public final class FakeStepFunctions implements SfnClient {

    /** Smaller than a page of Step Functions, so that one is not enough. */
    private static final int PAGE = 3;

    private final FakeActivity activity;
    private final List<GetActivityTaskRequest> polls = new ArrayList<>();
    private final List<Instant> pollTimes = new ArrayList<>();
    private final Map<String, FakeActivity.Poll> pollOfThread = new HashMap<>();
    private volatile CallHook hook = CallHook.NONE;
    private volatile Duration patience = Duration.ZERO;
    private int pollsToBreakOff;
    private int histories;
    private boolean answerIsRepeated;

    public FakeStepFunctions(FakeActivity activity) {
        this.activity = activity;
    }

    void hook(CallHook newHook) {
        hook = newHook;
    }

    /** Makes a poll wait for other threads before it lets the activity's time pass. */
    void patience(Duration newPatience) {
        patience = newPatience;
    }

    /** Has the next polls break off on the client's side, while they go on at the service. */
    void breakOffPolls(int count) {
        pollsToBreakOff = count;
    }

    /** Has the next answer arrive and its confirmation get lost, so that the SDK sends it again. */
    void repeatNextAnswer() {
        answerIsRepeated = true;
    }

    public synchronized List<GetActivityTaskRequest> polls() {
        return List.copyOf(polls);
    }

    /** Returns how many pages of histories were read. */
    int histories() {
        return histories;
    }

    synchronized List<Instant> pollTimes() {
        return List.copyOf(pollTimes);
    }

    /** Returns whether the last poll that the thread of this name has begun has its answer. */
    synchronized boolean hasAnswer(String thread) {
        return pollOfThread.get(thread).isDone();
    }

    @Override
    public GetActivityTaskResponse getActivityTask(GetActivityTaskRequest request) {
        hook.before("GetActivityTask");
        FakeActivity.Poll poll = begin(request);
        if (pollsToBreakOff > 0) {
            pollsToBreakOff--;
            throw SdkClientException.create("connection reset");
        }
        if (!poll.isDone()) {
            hook.within("GetActivityTask", poll.begun());
            LockSupport.parkNanos(patience.toNanos());
            activity.await(poll);
        }
        GetActivityTaskResponse answer = GetActivityTaskResponse.builder()
                .taskToken(poll.token())
                .input(poll.input())
                .build();
        hook.after("GetActivityTask", answer);
        return answer;
    }

    @Override
    public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
        assertThat(request.reverseOrder()).isTrue();
        assertThat(request.includeExecutionData()).isFalse();
        hook.before("GetExecutionHistory");
        histories++;
        List<HistoryEvent> events = activity.history(request.executionArn()).stream()
                .map(type -> HistoryEvent.builder().type(type).build())
                .toList();
        int first = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int next = Math.min(first + PAGE, events.size());
        GetExecutionHistoryResponse answer = GetExecutionHistoryResponse.builder()
                .events(events.subList(first, next))
                .nextToken(next < events.size() ? Integer.toString(next) : null)
                .build();
        hook.after("GetExecutionHistory", answer.events());
        return answer;
    }

    @Override
    public GetExecutionHistoryIterable getExecutionHistoryPaginator(GetExecutionHistoryRequest request) {
        return new GetExecutionHistoryIterable(this, request);
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        answer(request.taskToken(), request.output());
        return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
        answer(request.taskToken(), request.error() + ": " + request.cause());
        return SendTaskFailureResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private synchronized FakeActivity.Poll begin(GetActivityTaskRequest request) {
        polls.add(request);
        pollTimes.add(activity.instant());
        FakeActivity.Poll poll = activity.begin();
        pollOfThread.put(Thread.currentThread().getName(), poll);
        return poll;
    }

    private void answer(String token, String outcome) {
        String call = "SendTask " + token;
        hook.before(call);
        boolean arrived = activity.answer(token, outcome) && !answerIsRepeated;
        answerIsRepeated = false;
        hook.after(call, arrived);
        if (!arrived) {
            throw TaskTimedOutException.builder().message("task timed out").build();
        }
    }
}
