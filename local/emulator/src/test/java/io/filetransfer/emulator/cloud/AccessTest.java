package io.filetransfer.emulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.iam.Call;
import io.filetransfer.emulator.iam.Guard;
import io.filetransfer.emulator.iam.Session;
import io.filetransfer.emulator.lambda.FunctionInvoker;
import io.filetransfer.emulator.lambda.LambdaOptions;
import io.filetransfer.emulator.lambda.LambdaService;
import io.filetransfer.emulator.lambda.LambdaServiceException;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.emulator.template.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles with which services call functions in process: the machine's, and a function's for its on-failure destination. */
class AccessTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";

    @TempDir
    private Path folder;

    private final Stack stack = Stack.read(
            Path.of("..", "..", "template.yaml"),
            Map.of(),
            new DeploymentTarget("file-transfer", "us-east-1", "123456789012"));
    private final String role = stack.stateMachines().getFirst().roleArn();
    private final Guard guard = LocalCloud.guard(stack);
    private LambdaService lambda;

    @BeforeEach
    void start() {
        LambdaOptions options = new LambdaOptions(
                "us-east-1", "123456789012", () -> URI.create("http://127.0.0.1"), 1, List.of(), folder);
        lambda = new LambdaService(options, guard);
    }

    @AfterEach
    void stop() {
        lambda.close();
    }

    @Test
    void invoke_functionOfTheDefinition_isAllowedAndCounted() {
        assertAllowed(new Session(role, "states"), "file-transfer-master:live");
    }

    @Test
    void invoke_otherFunctionOrQualifier_isRefusedAsLambdaDoes() {
        Session machine = new Session(role, "states");

        assertRefused(machine, "file-transfer-slave:live", "file-transfer-FileTransferStateMachineRole/states");
        assertRefused(machine, "file-transfer-master", "file-transfer-FileTransferStateMachineRole/states");
    }

    @Test
    void destination_asTheFunctionsRoleAllowsOrNot_isCounted() {
        Session slave = new Session(stack.functions().get(1).roleArn(), "file-transfer-slave");

        assertAllowed(slave, "file-transfer-status:live");
        assertRefused(slave, "file-transfer-master:live", "file-transfer-FileTransferSlaveRole/file-transfer-slave");
    }

    /** Nothing is deployed, so what is allowed ends at the function. */
    private void assertAllowed(Session session, String function) {
        FunctionInvoker invoker = lambda.invoker(session);

        assertThatExceptionOfType(LambdaServiceException.class)
                .isThrownBy(() -> invoker.invoke(FUNCTION + function, "{}"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
        assertThat(guard.calls().allowed())
                .containsExactly(new Call(session.roleArn(), "lambda:InvokeFunction", FUNCTION + function, 1));
    }

    private void assertRefused(Session session, String function, String name) {
        FunctionInvoker invoker = lambda.invoker(session);

        assertThatExceptionOfType(LambdaServiceException.class)
                .isThrownBy(() -> invoker.invoke(FUNCTION + function, "{}"))
                .withMessageContaining("assumed-role/" + name
                        + " is not authorized to perform: lambda:InvokeFunction on resource: " + FUNCTION + function
                        + " because no identity-based policy allows")
                .satisfies(e -> assertThat(e.code()).isEqualTo("AccessDeniedException"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        assertThat(guard.calls().denials())
                .contains(new Call(session.roleArn(), "lambda:InvokeFunction", FUNCTION + function, 1));
    }
}
