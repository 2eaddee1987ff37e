package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class ActivityTimeoutTest {

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
    void limits_taskNotTaken_doNotRun() throws InterruptedException {
        List<String> executions = Stream.of("TimeoutSeconds", "HeartbeatSeconds")
                .map(limit -> sfn.start(task(activity, ",\"" + limit + "\":1"), "{}"))
                .toList();
        executions.forEach(execution -> sfn.awaitEvent(execution, "ActivityScheduled"));

        Thread.sleep(1_200);
        for (int i = 0; i < executions.size(); i++) {
            String token = sfn.task(activity).taskToken();
            sfn.client.sendTaskSuccess(request -> request.taskToken(token).output("1"));
        }

        assertThat(executions)
                .allSatisfy(execution ->
                        assertThat(sfn.finished(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED));
    }

    @Test
    void timeout_heartbeatsGoOn_endsTheTaskWithStatesTimeout() throws InterruptedException {
        String execution = sfn.start(task(activity, ",\"TimeoutSeconds\":2,\"HeartbeatSeconds\":1"), "{}");
        String token = sfn.task(activity).taskToken();

        for (int i = 0; i < 3; i++) {
            Thread.sleep(500);
            sfn.client.sendTaskHeartbeat(request -> request.taskToken(token));
        }

        assertThat(sfn.finished(execution).error()).isEqualTo("States.Timeout");
        assertThat(sfn.types(execution)).endsWith("ActivityTimedOut", "ExecutionFailed");
    }

    @Test
    void heartbeatMissed_retry_schedulesTheTaskAnewWithANewToken() {
        String execution = sfn.start(
                task(
                        activity,
                        ",\"HeartbeatSeconds\":1,\"Retry\":[{\"ErrorEquals\":[\"States.HeartbeatTimeout\"],"
                                + "\"IntervalSeconds\":1,\"BackoffRate\":1,\"MaxAttempts\":60}]"),
                "{\"a\":1}");
        String old = sfn.task(activity).taskToken();

        var again = sfn.task(activity);

        assertThat(again.taskToken()).isNotEqualTo(old);
        assertThat(again.input()).isEqualTo("{\"a\":1}");
        assertTimedOut(old);
        sfn.client.sendTaskSuccess(
                request -> request.taskToken(again.taskToken()).output("\"done\""));
        assertThat(sfn.finished(execution).output()).isEqualTo("\"done\"");
        List<HistoryEvent> events = sfn.history(execution);
        assertThat(events)
                .extracting(HistoryEvent::typeAsString)
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "ActivityScheduled",
                        "ActivityStarted",
                        "ActivityTimedOut",
                        "ActivityScheduled",
                        "ActivityStarted",
                        "ActivitySucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(events)
                .extracting(HistoryEvent::previousEventId)
                .containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(events.get(4).activityTimedOutEventDetails()).satisfies(details -> {
            assertThat(details.error()).isEqualTo("States.Timeout");
            assertThat(details.cause()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "-1.50", "[1,{\"b\":null}]", "{\"execution_id\":\"mine\"}", "true", "null"})
    void parameters_anyExecutionInput_reachesActivityAndFunction(String input) {
        sfn.lambda.returning("f", "1");
        String parameters = "\"Parameters\":{\"id.$\":\"$$.Execution.Id\",\"time.$\":\"$$.Execution.StartTime\","
                + "\"input.$\":\"$$.Execution.Input\"}";
        String execution = sfn.start(
                """
                {"StartAt": "F", "States": {
                  "F": {"Type": "Task", "Resource": "FUNCTION", PARAMETERS, "Next": "A"},
                  "A": {"Type": "Task", "Resource": "ACTIVITY", PARAMETERS, "End": true}}}""".replace("FUNCTION", TestStepFunctions.FUNCTION + "f")
                        .replace("ACTIVITY", activity)
                        .replace("PARAMETERS", parameters),
                input);

        String taskInput = sfn.task(activity).input();

        String start = sfn.describe(execution).startDate().toString();
        assertThat(sfn.lambda.payloads).containsExactly(taskInput);
        assertThat(taskInput)
                .startsWith("{\"id\":\"" + execution + "\",\"time\":\"" + start.substring(0, 19))
                .matches(".*\"time\":\"[^\"]{19}\\.\\d{3}Z\",\"input\":.*")
                .endsWith(",\"input\":" + input + "}");
    }

    private void assertTimedOut(String token) {
        assertThatThrownBy(() -> sfn.client.sendTaskSuccess(
                        request -> request.taskToken(token).output("1")))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> sfn.client.sendTaskFailure(request -> request.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> sfn.client.sendTaskHeartbeat(request -> request.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
    }
}
