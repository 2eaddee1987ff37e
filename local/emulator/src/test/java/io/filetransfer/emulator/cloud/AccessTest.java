package io.filetransfer.emulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.filetransfer.emulator.iam.Call;
import io.filetransfer.emulator.lambda.DestinationAccess;
import io.filetransfer.emulator.lambda.FunctionInvoker;
import io.filetransfer.emulator.lambda.InvocationResult;
import io.filetransfer.emulator.lambda.LambdaOptions;
import io.filetransfer.emulator.lambda.LambdaPermissions;
import io.filetransfer.emulator.lambda.LambdaServiceException;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.emulator.template.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Roles with which services call functions in process: the machine's, and a function's for its on-failure destination. */
class AccessTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";

    private final Stack stack = Stack.read(
            Path.of("..", "..", "template.yaml"),
            Map.of(),
            new DeploymentTarget("file-transfer", "us-east-1", "123456789012"));
    private final String role = stack.stateMachines().getFirst().roleArn();
    private final Access access = Access.of(stack);
    private final LambdaPermissions permissions = new LambdaPermissions(new LambdaOptions(
            "us-east-1", "123456789012", () -> URI.create("http://127.0.0.1"), 1, List.of(), Path.of("target")));
    private final FunctionInvoker lambda =
            access.guarded((function, payload) -> new InvocationResult(payload, Optional.empty()), permissions, role);

    @Test
    void invoke_functionOfTheDefinition_isAllowedAndCounted() throws InterruptedException {
        assertThat(lambda.invoke(FUNCTION + "file-transfer-master:live", "{}").payload())
                .isEqualTo("{}");

        assertThat(access.guard().calls().allowed()).singleElement().satisfies(call -> {
            assertThat(call.roleArn()).isEqualTo(role);
            assertThat(call.action()).isEqualTo("lambda:InvokeFunction");
            assertThat(call.resource()).isEqualTo(FUNCTION + "file-transfer-master:live");
        });
    }

    @Test
    void invoke_otherFunctionOrQualifier_isRefusedAsLambdaDoes() {
        assertRefused("file-transfer-slave:live");
        assertRefused("file-transfer-master");
    }

    @Test
    void destination_asTheFunctionsRoleAllowsOrNot_isCounted() {
        DestinationAccess destinations = access.toDestinations(permissions);
        String slave = stack.functions().get(1).roleArn();

        destinations.require(slave, "file-transfer-slave", FUNCTION + "file-transfer-status:live");
        assertThatExceptionOfType(LambdaServiceException.class)
                .isThrownBy(() ->
                        destinations.require(slave, "file-transfer-slave", FUNCTION + "file-transfer-master:live"))
                .withMessageContaining(
                        "assumed-role/file-transfer-FileTransferSlaveRole/file-transfer-slave is not authorized to perform:"
                                + " lambda:InvokeFunction on resource: " + FUNCTION + "file-transfer-master:live");

        assertThat(access.guard().calls().allowed())
                .extracting(Call::roleArn, Call::resource)
                .containsExactly(tuple(slave, FUNCTION + "file-transfer-status:live"));
        assertThat(access.guard().calls().denials())
                .containsExactly(new Call(slave, "lambda:InvokeFunction", FUNCTION + "file-transfer-master:live", 1));
    }

    private void assertRefused(String function) {
        assertThatExceptionOfType(LambdaServiceException.class)
                .isThrownBy(() -> lambda.invoke(FUNCTION + function, "{}"))
                .withMessageContaining(
                        "assumed-role/file-transfer-FileTransferStateMachineRole/states is not authorized to perform: lambda:InvokeFunction"
                                + " on resource: " + FUNCTION + function + " because no identity-based policy allows")
                .satisfies(e -> assertThat(e.code()).isEqualTo("AccessDeniedException"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        assertThat(access.guard().calls().denials())
                .contains(new Call(role, "lambda:InvokeFunction", FUNCTION + function, 1));
    }
}
