package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class ParallelTest {

    private static final String FAIL = branch("Fail", "\"Type\":\"Fail\",\"Error\":\"Boom\",\"Cause\":\"C\"");

    private final TestStepFunctions sfn = new TestStepFunctions();

    @AfterEach
    void close() {
        sfn.close();
    }

    @Test
    void branches_runAtTheSameTime_resultInTheirOrder() {
        CyclicBarrier together = new CyclicBarrier(2);
        sfn.lambda.with("meet", event -> {
            try {
                together.await();
            } catch (BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return FakeLambda.success(event);
        });

        String output = sfn.output(
                parallel(
                        "\"Parameters\":{\"n.$\":\"$\"},",
                        wait("Slow", 20),
                        lambda("A", "meet"),
                        branch("P", "\"Type\":\"Pass\",\"Result\":[],\"End\":true"),
                        lambda("B", "meet")),
                "5");

        assertThat(output).isEqualTo("[{\"n\":5},{\"n\":5},[],{\"n\":5}]");
    }

    @Test
    void branches_events_areChainedPerBranch() {
        String execution =
                sfn.run(parallel("", wait("A", 30), wait("B", 60)), "{}").executionArn();

        List<HistoryEvent> events = sfn.history(execution);
        assertThat(events).extracting(HistoryEvent::id).isSorted().doesNotHaveDuplicates();
        HistoryEvent started = event(events, "ParallelStateStarted", 0);
        assertThat(event(events, "WaitStateEntered", 0).previousEventId()).isEqualTo(started.id());
        assertThat(event(events, "WaitStateEntered", 1).previousEventId()).isEqualTo(started.id());
        assertThat(event(events, "ParallelStateSucceeded", 0).previousEventId())
                .isEqualTo(event(events, "WaitStateExited", 1).id());
    }

    @Test
    void branchFails_others_areStoppedAndAborted() {
        CountDownLatch abandoned = new CountDownLatch(1);
        sfn.lambda.with("hang", event -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                abandoned.countDown();
            }
            return FakeLambda.success("1");
        });
        String nested = branch(
                "Inner",
                "\"Type\":\"Parallel\",\"End\":true,\"Branches\":[" + wait("Deep", 90_000) + "," + lambda("L", "hang")
                        + "]");

        DescribeExecutionResponse end = sfn.run(parallel("", delayedFail(), nested), "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Boom");
        assertThat(end.cause()).isEqualTo("C");
        List<HistoryEvent> events = sfn.history(end.executionArn());
        HistoryEvent failing = event(events, "FailStateEntered", 0);
        assertThat(events.subList(events.size() - 5, events.size()))
                .extracting(HistoryEvent::typeAsString)
                .containsExactly(
                        "WaitStateAborted",
                        "TaskStateAborted",
                        "ParallelStateAborted",
                        "ParallelStateFailed",
                        "ExecutionFailed");
        assertThat(event(events, "WaitStateAborted", 0).previousEventId()).isEqualTo(failing.id());
        assertThat(event(events, "ParallelStateFailed", 0).previousEventId()).isEqualTo(failing.id());
        TestStepFunctions.await(() -> abandoned.getCount() == 0);
    }

    @Test
    void branchFails_activityTaskNotTaken_disappears() {
        String activity = sfn.activity("a");
        sfn.run(
                parallel(
                        "",
                        delayedFail(),
                        branch("T", "\"Type\":\"Task\",\"End\":true,\"Resource\":\"" + activity + "\"")),
                "1");
        sfn.start(TestStepFunctions.task(activity, ""), "2");

        assertThat(sfn.task(activity).input()).isEqualTo("2");
    }

    @Test
    void branchFails_activityTaskTaken_answersTimedOut() {
        String activity = sfn.activity("a");
        CountDownLatch taken = new CountDownLatch(1);
        sfn.lambda.with("f", event -> {
            taken.await();
            return FakeLambda.success("not json");
        });
        String execution = sfn.start(
                parallel(
                        "",
                        lambda("L", "f"),
                        branch("T", "\"Type\":\"Task\",\"End\":true,\"Resource\":\"" + activity + "\"")),
                "1");
        String token = sfn.task(activity).taskToken();
        taken.countDown();
        sfn.finished(execution);

        assertThatThrownBy(() -> sfn.client.sendTaskSuccess(
                        request -> request.taskToken(token).output("1")))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void branchesFailTogether_events_areOnlyTypesThatTheApiHas() {
        String machine =
                sfn.machine(parallel("", FAIL, branch("Too", "\"Type\":\"Fail\",\"Error\":\"Boom\""), wait("W", 1)));

        for (int i = 0; i < 50; i++) {
            String execution = sfn.client
                    .startExecution(request -> request.stateMachineArn(machine))
                    .executionArn();
            sfn.finished(execution);

            assertThat(sfn.history(execution))
                    .extracting(HistoryEvent::type)
                    .doesNotContain(HistoryEventType.UNKNOWN_TO_SDK_VERSION)
                    .endsWith(HistoryEventType.EXECUTION_FAILED);
        }
    }

    private static String delayedFail() {
        return "{\"StartAt\":\"Before\",\"States\":{\"Before\":{\"Type\":\"Wait\",\"Seconds\":200,\"Next\":\"Fail\"},"
                + "\"Fail\":{\"Type\":\"Fail\",\"Error\":\"Boom\",\"Cause\":\"C\"}}}";
    }

    private static HistoryEvent event(List<HistoryEvent> events, String type, int index) {
        return events.stream()
                .filter(event -> event.typeAsString().equals(type))
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    private static String parallel(String fields, String... branches) {
        return TestStepFunctions.only(
                "\"Type\":\"Parallel\",\"End\":true," + fields + "\"Branches\":[" + String.join(",", branches) + "]");
    }

    private static String branch(String name, String fields) {
        return "{\"StartAt\":\"" + name + "\",\"States\":{\"" + name + "\":{" + fields + "}}}";
    }

    private static String wait(String name, int seconds) {
        return branch(name, "\"Type\":\"Wait\",\"End\":true,\"Seconds\":" + seconds);
    }

    private static String lambda(String name, String function) {
        return branch(name, "\"Type\":\"Task\",\"End\":true,\"Resource\":\"" + FUNCTION + function + "\"");
    }
}
