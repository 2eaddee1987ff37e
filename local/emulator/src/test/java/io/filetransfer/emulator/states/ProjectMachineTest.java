package io.filetransfer.emulator.states;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.lambda.InvocationResult;
import io.filetransfer.emulator.lambda.LambdaServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** The project's own state machine with functions and a Lambda service that fail in every way it has retriers for. */
class ProjectMachineTest {

    private static final Path DEFINITION = Path.of("..", "..", "statemachine", "file-transfer.asl.json");
    private static final String COUNTS = "{\"files_found\":1,\"files_started\":1}";

    private final TestStepFunctions sfn = new TestStepFunctions();
    private String activity;
    private String machine;

    @BeforeEach
    void start() throws IOException {
        activity = sfn.activity("file-transfer");
        machine = Files.readString(DEFINITION)
                .replace("${FileTransferActivityArn}", activity)
                .replace("${FileTransferMasterFunctionArn}", TestStepFunctions.FUNCTION + "master")
                .replace("${FileTransferStatusFunctionArn}", TestStepFunctions.FUNCTION + "status");
        sfn.lambda.returning("master", COUNTS);
        sfn.lambda.with("status", event -> answered());
    }

    @AfterEach
    void close() {
        sfn.close();
    }

    /** A version that was idle for 14 days takes up to two minutes; the account's concurrency can be used up for longer. */
    @ParameterizedTest
    @CsvSource({
        "SnapStartNotReadyException, 409",
        "SnapStartTimeoutException, 408",
        "CodeArtifactUserPendingException, 409",
        "ResourceConflictException, 409",
        "ResourceNotReadyException, 502",
        "TooManyRequestsException, 429"
    })
    void run_lambdaHasNoInstanceForHalfAnHour_waitsForIt(String code, int status) {
        AtomicInteger refusedMasters = new AtomicInteger();
        AtomicInteger refusedChecks = new AtomicInteger();
        sfn.lambda.with("master", event -> refusedMasters.getAndIncrement() < 33 ? refuse(code, status) : counts());
        sfn.lambda.with("status", event -> refusedChecks.getAndIncrement() < 33 ? refuse(code, status) : answered());

        DescribeExecutionResponse end = sfn.run(machine, "{}");

        assertThat(end.status()).as(end.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.filetransfer.common.aws.RefusedException",
                "io.filetransfer.common.events.InvalidEventException",
                "io.filetransfer.common.config.InvalidSettingsException"
            })
    void run_masterWillFailAgain_isNotRunAgainAndStatusIsTold(String error) {
        sfn.lambda.failing("master", "{\"errorType\":\"" + error + "\"}");

        assertThat(sfn.run(machine, "{}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);

        assertThat(sfn.lambda.payloads).hasSize(2).last().asString().contains("\"fan_out\":{\"Error\":\"" + error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.filetransfer.common.aws.RefusedException",
                "io.filetransfer.common.events.InvalidEventException",
                "io.filetransfer.common.config.InvalidSettingsException",
                "io.filetransfer.status.FileTransferFailedException"
            })
    void run_statusWillFailAgain_failsAtOnce(String error) {
        sfn.lambda.failing("status", "{\"errorType\":\"" + error + "\"}");

        DescribeExecutionResponse end = sfn.run(machine, "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo(error);
        assertThat(sfn.lambda.payloads).hasSize(2);
    }

    @Test
    void run_statusIsRunAgain_isToldSo() {
        AtomicInteger checks = new AtomicInteger();
        sfn.lambda.with("status", event -> {
            assertThat(event).contains("\"retry_count\":" + checks.get());
            return checks.getAndIncrement() < 2 ? refuse("TooManyRequestsException", 429) : answered();
        });

        DescribeExecutionResponse end = sfn.run(machine, "{}");

        assertThat(end.status()).as(end.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(checks).hasValue(3);
    }

    private static InvocationResult refuse(String code, int status) {
        throw new LambdaServiceException(code, status, "not now");
    }

    private static InvocationResult counts() {
        return FakeLambda.success(COUNTS);
    }

    private InvocationResult answered() {
        GetActivityTaskResponse task = sfn.task(activity);
        sfn.client.sendTaskSuccess(
                success -> success.taskToken(task.taskToken()).output("{}"));
        return FakeLambda.success("{}");
    }
}
