package io.filetransfer.emulator.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class ContractMachineTest {

    private static final String MACHINE = TestStepFunctions.resource("contract.asl.json");
    private static final String INCOMPLETE = """
            {"errorType":"io.filetransfer.status.FileTransferIncompleteException","errorMessage":"2 files left"}""";

    private final TestStepFunctions sfn = new TestStepFunctions();
    private String activity;

    @BeforeEach
    void createActivity() {
        activity = sfn.activity("file-transfer");
        sfn.lambda.returning("file-transfer-master", "{\"started\":2}");
    }

    @AfterEach
    void close() {
        sfn.close();
    }

    @Test
    void run_statusAnswersTheActivity_succeedsWithBothResults() {
        sfn.lambda.with("file-transfer-status", event -> {
            GetActivityTaskResponse task = sfn.task(activity);
            sfn.client.sendTaskSuccess(
                    request -> request.taskToken(task.taskToken()).output("{\"message\":\"File Transfer Completed\"}"));
            return FakeLambda.success("{\"completed\":2}");
        });

        DescribeExecutionResponse end = sfn.run(MACHINE, "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.output())
                .isEqualTo("[\"File Transfer Passed. Send SES emails etc to admin.\","
                        + "\"FileTransferWorkerCheckFileStatusPassed.\"]");
        assertThat(sfn.types(end.executionArn()))
                .startsWith("ExecutionStarted", "ParallelStateEntered", "ParallelStateStarted")
                .endsWith("ParallelStateSucceeded", "ParallelStateExited", "ExecutionSucceeded")
                .containsSubsequence(
                        "ActivityScheduled",
                        "ActivityStarted",
                        "ActivitySucceeded",
                        "TaskStateExited",
                        "PassStateEntered");
    }

    @Test
    void run_statusIncomplete_failsFastWithTheCauseOfTheFailState() {
        sfn.lambda.failing("file-transfer-status", INCOMPLETE);

        DescribeExecutionResponse end = sfn.run(MACHINE, "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.cause()).isEqualTo("File Transfer Failed");
        assertThat(end.error()).isNull();
        List<HistoryEvent> events = sfn.history(end.executionArn());
        assertThat(events)
                .filteredOn(event -> event.typeAsString().equals("LambdaFunctionFailed"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.lambdaFunctionFailedEventDetails().error())
                            .isEqualTo("io.filetransfer.status.FileTransferIncompleteException");
                    assertThat(event.lambdaFunctionFailedEventDetails().cause()).contains("2 files left");
                });
        assertThat(sfn.types(end.executionArn()))
                .endsWith("FailStateEntered", "TaskStateAborted", "ParallelStateFailed", "ExecutionFailed");
    }

    @Test
    void run_failsFast_tokenAlreadyTakenTimesOut() {
        String[] token = new String[1];
        sfn.lambda.with("file-transfer-master", event -> {
            token[0] = sfn.task(activity).taskToken();
            return FakeLambda.success("{}");
        });
        sfn.lambda.failing("file-transfer-status", INCOMPLETE);

        assertThat(sfn.run(MACHINE, "{}").status()).isEqualTo(ExecutionStatus.FAILED);

        assertThatThrownBy(() -> sfn.client.sendTaskSuccess(
                        request -> request.taskToken(token[0]).output("{}")))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void run_masterFails_goesOnToTheCheck() {
        sfn.lambda.failing("file-transfer-master", "{\"errorType\":\"java.lang.IllegalStateException\"}");
        sfn.lambda.failing("file-transfer-status", INCOMPLETE);

        DescribeExecutionResponse end = sfn.run(MACHINE, "{}");

        assertThat(sfn.types(end.executionArn()).stream().filter("LambdaFunctionFailed"::equals))
                .hasSize(2);
    }

    @Test
    void run_workerTakesTheActivityAndDies_timesOutAndFails() {
        sfn.lambda.hanging("file-transfer-status");

        String execution = sfn.start(impatient(MACHINE), "{}");
        sfn.task(activity);

        DescribeExecutionResponse end = sfn.finished(execution);
        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.cause()).isEqualTo("File Transfer Failed");
        assertThat(sfn.history(execution))
                .filteredOn(event -> event.typeAsString().equals("ActivityTimedOut"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.activityTimedOutEventDetails().error()).isEqualTo("States.Timeout"));
    }

    @Test
    void run_noWorkerTakesTheActivity_onlyTheMachinesOwnTimeoutEndsIt() {
        sfn.lambda.hanging("file-transfer-status");

        DescribeExecutionResponse end =
                sfn.run(impatient(MACHINE).replaceFirst("\\{", "{\"TimeoutSeconds\": 2,"), "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(sfn.types(end.executionArn()))
                .doesNotContain("ActivityTimedOut")
                .endsWith("ExecutionTimedOut");
    }

    private static String impatient(String machine) {
        return machine.replace("\"TimeoutSeconds\": 3600", "\"TimeoutSeconds\": 1");
    }

    @Test
    void run_describedMachine_isTheTextThatWasGiven() {
        String machine = sfn.machine(MACHINE);

        assertThat(sfn.client
                        .describeStateMachine(request -> request.stateMachineArn(machine))
                        .definition())
                .isEqualTo(MACHINE);
    }
}
