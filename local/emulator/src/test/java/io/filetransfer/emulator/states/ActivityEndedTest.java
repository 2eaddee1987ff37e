package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.FUNCTION;
import static io.filetransfer.emulator.states.TestStepFunctions.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.emulator.lambda.InvocationResult;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Tasks whose execution or branch is over: nobody gets them any more, and nobody can answer them. */
class ActivityEndedTest {

    private final TestStepFunctions sfn = new TestStepFunctions();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private String activity;

    @BeforeEach
    void createActivity() {
        activity = sfn.activity("work");
        sfn.lambda.with("fails", event -> {
            goOn.await();
            return new InvocationResult("{\"errorType\":\"E\"}", Optional.of("Unhandled"));
        });
    }

    @AfterEach
    void close() {
        sfn.close();
    }

    @Test
    void stopExecution_taskWaits_isNotHandedOutButTheNextOneIs() {
        String execution = sfn.start(task(activity, ""), "\"stopped\"");
        sfn.awaitEvent(execution, "ActivityScheduled");

        stop(execution);

        assertOnlyTheNextTaskIsHandedOut();
        assertThat(sfn.types(execution)).doesNotContain("ActivityStarted").endsWith("ExecutionAborted");
    }

    @Test
    void stopExecution_taskTaken_answersTimeOut() {
        String execution = sfn.start(task(activity, ",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}]"), "{}");
        String token = sfn.task(activity).taskToken();

        stop(execution);

        assertTimedOut(token);
        assertOnlyTheNextTaskIsHandedOut();
        assertThat(sfn.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void executionTimesOut_taskTaken_answersTimeOut() {
        String execution = sfn.start(task(activity, "").replaceFirst("\\{", "{\"TimeoutSeconds\":1,"), "{}");
        String token = sfn.task(activity).taskToken();

        assertThat(sfn.finished(execution).status()).isEqualTo(ExecutionStatus.TIMED_OUT);

        assertTimedOut(token);
    }

    @Test
    void branchEndedByItsSibling_taskWaits_isNotHandedOut() {
        String execution = sfn.start(besideFailing(), "\"ended\"");
        sfn.awaitEvent(execution, "ActivityScheduled");

        goOn.countDown();
        sfn.finished(execution);

        assertOnlyTheNextTaskIsHandedOut();
        assertThat(sfn.types(execution)).contains("TaskStateAborted").doesNotContain("ActivityStarted");
    }

    @Test
    void branchEndedByItsSibling_executionGoesOn_tokenTimesOut() {
        String execution = sfn.start(besideFailingCaught(), "{}");
        String token = sfn.task(activity).taskToken();

        goOn.countDown();
        sfn.awaitEvent(execution, "WaitStateEntered");

        assertThat(sfn.describe(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertTimedOut(token);
    }

    @Test
    void stateMachineDeleted_taskTaken_answersTimeOut() {
        String execution = sfn.start(task(activity, ""), "{}");
        String token = sfn.task(activity).taskToken();

        sfn.client.deleteStateMachine(
                request -> request.stateMachineArn(sfn.describe(execution).stateMachineArn()));

        assertTimedOut(token);
    }

    private String besideFailing() {
        return parallel("\"End\":true", "");
    }

    private String besideFailingCaught() {
        return parallel(
                "\"Next\":\"Wait\",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Wait\"}]",
                ",\"Wait\":{\"Type\":\"Wait\",\"Seconds\":99999999,\"End\":true}");
    }

    private String parallel(String fields, String states) {
        return "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\"," + fields + ",\"Branches\":["
                + "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"End\":true,\"Resource\":\"" + activity
                + "\"}}},"
                + "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Task\",\"End\":true,\"Resource\":\"" + FUNCTION
                + "fails\"}}}]}" + states + "}}";
    }

    private void stop(String execution) {
        sfn.client.stopExecution(request -> request.executionArn(execution));
    }

    private void assertOnlyTheNextTaskIsHandedOut() {
        sfn.start(task(activity, ""), "\"next\"");
        assertThat(sfn.task(activity).input()).isEqualTo("\"next\"");
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
