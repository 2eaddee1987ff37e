package io.filetransfer.emulator.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.iam.TestRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

class StatesPermissionsTest {

    private static final String PREFIX = "arn:aws:states:us-east-1:000000000000:";

    private final TestStepFunctions states = new TestStepFunctions();
    private final TestRole role = TestRole.allowed("states", states.service, states.service.permissions());
    private final SfnClient client = TestClients.stepFunctions(role.endpoint(), role.accessKeyId());

    @AfterEach
    void stop() {
        client.close();
        role.close();
        states.close();
    }

    @Test
    void activityTask_polled_needsItOnTheActivity() {
        assertThat(needed(() -> client.getActivityTask(get -> get.activityArn(PREFIX + "activity:a"))))
                .containsExactly("states:GetActivityTask on " + PREFIX + "activity:a");
    }

    @Test
    void task_answered_needsTheActionOnNoResource() {
        assertThat(needed(
                        () -> client.sendTaskSuccess(send -> send.taskToken("t").output("{}"))))
                .containsExactly("states:SendTaskSuccess on *");
        assertThat(needed(() -> client.sendTaskFailure(send -> send.taskToken("t"))))
                .containsExactly("states:SendTaskFailure on *");
        assertThat(needed(() -> client.sendTaskHeartbeat(send -> send.taskToken("t"))))
                .containsExactly("states:SendTaskHeartbeat on *");
    }

    @Test
    void execution_startedAndDescribed_needsItOnItsArn() {
        assertThat(needed(() -> client.startExecution(start -> start.stateMachineArn(PREFIX + "stateMachine:m"))))
                .containsExactly("states:StartExecution on " + PREFIX + "stateMachine:m");
        assertThat(needed(() -> client.describeExecution(get -> get.executionArn(PREFIX + "execution:m:e"))))
                .containsExactly("states:DescribeExecution on " + PREFIX + "execution:m:e");
    }

    @Test
    void request_thatIsNotKnown_isDeniedByName() {
        assertThatExceptionOfType(SfnException.class)
                .isThrownBy(() -> client.createActivity(create -> create.name("a")))
                .withMessageContaining("is not authorized to perform: states:CreateActivity because");
    }

    /** There is nothing of the kind: the service looks for it all the same. */
    private List<String> needed(Runnable call) {
        return role.neededFor(() -> assertThatExceptionOfType(SfnException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isNotEqualTo("AccessDeniedException")));
    }
}
