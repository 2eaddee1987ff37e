package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.ACTIVITY;
import static io.filetransfer.emulator.states.TestStepFunctions.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.emulator.states.engine.TimeScale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class ActivityTest {

    private final TestStepFunctions sfn = new TestStepFunctions();
    private String activity;

    @BeforeEach
    void createActivity() {
        activity = sfn.activity("work");
    }

    @AfterEach
    void close() {
        sfn.close();
    }

    @Test
    void activityTask_workerSucceeds_recordsAwsEvents() {
        String execution = sfn.start(task(activity, ",\"TimeoutSeconds\":60,\"HeartbeatSeconds\":30"), "{\"a\":1}");
        GetActivityTaskResponse task = sfn.task(activity);
        assertThat(task.input()).isEqualTo("{\"a\":1}");

        sfn.client.sendTaskHeartbeat(request -> request.taskToken(task.taskToken()));
        sfn.client.sendTaskSuccess(
                request -> request.taskToken(task.taskToken()).output("{\"b\": 2}"));

        assertThat(sfn.finished(execution).output()).isEqualTo("{\"b\":2}");
        List<HistoryEvent> events = sfn.history(execution);
        assertThat(events)
                .extracting(HistoryEvent::typeAsString)
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "ActivityScheduled",
                        "ActivityStarted",
                        "ActivitySucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(events.get(2).activityScheduledEventDetails().heartbeatInSeconds())
                .isEqualTo(30);
        assertThat(events.get(2).activityScheduledEventDetails().timeoutInSeconds())
                .isEqualTo(60);
        assertThat(events.get(3).activityStartedEventDetails().workerName()).isEqualTo("worker");
    }

    @Test
    void activityTask_workerIsSilent_missesItsHeartbeat() {
        String execution = sfn.start(task(activity, ",\"TimeoutSeconds\":60,\"HeartbeatSeconds\":1"), "{}");
        String token = sfn.task(activity).taskToken();

        DescribeExecutionResponse end = sfn.finished(execution);

        assertThat(end.error()).isEqualTo("States.Timeout");
        assertThat(sfn.types(execution)).endsWith("ActivityTimedOut", "ExecutionFailed");
        assertThatThrownBy(() -> sfn.client.sendTaskHeartbeat(request -> request.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void getActivityTask_noTask_answersWithoutTokenWhenTheTimeIsOver() {
        try (TestStepFunctions patient = new TestStepFunctions(TimeScale.realTime(), Duration.ofMillis(700))) {
            GetActivityTaskResponse answer = patient.task(patient.activity("idle"));

            assertThat(answer.taskToken()).isNull();
            assertThat(answer.input()).isNull();
        }
    }

    @Test
    void getActivityTask_taskComesLater_answersAtOnce() {
        CompletableFuture<GetActivityTaskResponse> poll = CompletableFuture.supplyAsync(() -> sfn.task(activity));

        String execution = sfn.start(task(activity, ""), "7");

        assertThat(poll.join().input()).isEqualTo("7");
        assertThat(sfn.types(execution)).endsWith("ActivityStarted");
    }

    @Test
    void getActivityTask_clientGone_doesNotSwallowTheTask() throws IOException {
        pollAndLeave();

        sfn.start(task(activity, ""), "1");

        assertThat(sfn.task(activity).taskToken()).isNotNull();
    }

    @Test
    void getActivityTask_serviceCloses_answersWithoutToken() {
        CompletableFuture<GetActivityTaskResponse> poll = CompletableFuture.supplyAsync(() -> sfn.task(activity));

        sfn.service.close();

        assertThat(poll.join().taskToken()).isNull();
    }

    @Test
    void getActivityTask_executionStopped_taskIsGone() {
        String execution = sfn.start(task(activity, ""), "\"stopped\"");
        sfn.awaitEvent(execution, "ActivityScheduled");

        sfn.client.stopExecution(request -> request.executionArn(execution));
        sfn.start(task(activity, ""), "\"next\"");

        assertThat(sfn.task(activity).input()).isEqualTo("\"next\"");
    }

    @Test
    void getActivityTask_severalTasks_eachGoesToOnePollOldestFirst() {
        String first = sfn.start(task(activity, ""), "1");
        sfn.awaitEvent(first, "ActivityScheduled");
        sfn.start(task(activity, ""), "2");

        assertThat(sfn.task(activity).input()).isEqualTo("1");
        assertThat(sfn.task(activity).input()).isEqualTo("2");
    }

    @Test
    void sendTask_taskAnsweredBefore_timesOut() {
        sfn.start(task(activity, ""), "{}");
        String token = sfn.task(activity).taskToken();
        sfn.client.sendTaskSuccess(request -> request.taskToken(token).output("1"));

        assertThatThrownBy(() -> sfn.client.sendTaskFailure(request -> request.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class)
                .hasMessageContaining("Task Timed Out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "not base 64", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"})
    void sendTask_tokenNotOurs_isInvalid(String token) {
        assertThatThrownBy(() -> sfn.client.sendTaskSuccess(
                        request -> request.taskToken(token).output("{}")))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> sfn.client.sendTaskHeartbeat(request -> request.taskToken(token)))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void sendTask_tokenOfAnotherService_doesNotExist() {
        sfn.start(task(activity, ""), "{}");
        String token = sfn.task(activity).taskToken();
        try (TestStepFunctions other = new TestStepFunctions()) {
            assertThatThrownBy(() -> other.client.sendTaskSuccess(
                            request -> request.taskToken(token).output("{}")))
                    .isInstanceOf(TaskDoesNotExistException.class);
        }
    }

    @Test
    void sendTaskSuccess_badOutput_isRefusedAndTheTaskGoesOn() {
        String execution = sfn.start(task(activity, ""), "{}");
        String token = sfn.task(activity).taskToken();

        assertThatThrownBy(() -> sfn.client.sendTaskSuccess(
                        request -> request.taskToken(token).output("no json")))
                .isInstanceOf(InvalidOutputException.class);
        assertThatThrownBy(() -> sfn.client.sendTaskSuccess(
                        request -> request.taskToken(token).output("\"" + "x".repeat(262_144) + "\"")))
                .isInstanceOf(InvalidOutputException.class);

        assertThat(sfn.describe(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void sendTaskFailure_textsTooLong_areRefused() {
        sfn.start(task(activity, ""), "{}");
        String token = sfn.task(activity).taskToken();

        assertThatThrownBy(() -> sfn.client.sendTaskFailure(
                        request -> request.taskToken(token).error("x".repeat(257))))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("'error' failed to satisfy constraint");
        assertThatThrownBy(() -> sfn.client.sendTaskFailure(
                        request -> request.taskToken(token).cause("x".repeat(32_769))))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("'cause' failed to satisfy constraint");
    }

    @Test
    void activities_createDescribeListDelete_behaveAsOnAws() {
        assertThat(activity).isEqualTo(ACTIVITY + "work");
        assertThat(sfn.activity("work")).isEqualTo(activity);
        assertThat(sfn.client.describeActivity(request -> request.activityArn(activity)))
                .satisfies(described -> {
                    assertThat(described.name()).isEqualTo("work");
                    // As recorded by localstack (8b9a79f): test_create_describe_delete_activity.
                    assertThat(described.encryptionConfiguration().typeAsString())
                            .isEqualTo("AWS_OWNED_KEY");
                });
        sfn.activity("another");
        assertThat(sfn.client
                        .listActivitiesPaginator(request -> request.maxResults(1))
                        .activities())
                .extracting(item -> item.name())
                .containsExactly("another", "work");

        sfn.client.deleteActivity(request -> request.activityArn(activity));
        sfn.client.deleteActivity(request -> request.activityArn(activity));

        assertThatThrownBy(() -> sfn.client.describeActivity(request -> request.activityArn(activity)))
                .isInstanceOf(ActivityDoesNotExistException.class);
        assertThatThrownBy(() -> sfn.task(activity)).isInstanceOf(ActivityDoesNotExistException.class);
    }

    @Test
    void activities_badNamesAndArns_areRefused() {
        assertThatThrownBy(() -> sfn.activity("a b")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> sfn.activity("x".repeat(81))).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> sfn.task("nonsense")).isInstanceOf(InvalidArnException.class);
        assertThatThrownBy(() -> sfn.task("arn:aws:states:us-east-1:000000000000:stateMachine:m"))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("Resource type not valid in this context: stateMachine");
    }

    private void pollAndLeave() throws IOException {
        byte[] body = ("{\"activityArn\":\"" + activity + "\"}").getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sfn.endpoint.getPort())) {
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSStepFunctions.GetActivityTask\r\n"
                                    + "Content-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            // The head of the answer: the poll is being served.
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }
}
