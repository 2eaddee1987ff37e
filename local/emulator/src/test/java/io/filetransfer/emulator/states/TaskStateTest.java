package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.FUNCTION;
import static io.filetransfer.emulator.states.TestStepFunctions.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.emulator.lambda.LambdaServiceException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class TaskStateTest {

    private static final String DONE = "},\"Done\":{\"Type\":\"Pass\",\"End\":true}}}";

    private final TestStepFunctions sfn = new TestStepFunctions();

    @AfterEach
    void close() {
        sfn.close();
    }

    @Test
    void lambdaTask_success_recordsAwsEventsInOneChain() {
        sfn.lambda.returning("f", "{\"ok\":true}");

        String execution = sfn.run(task(FUNCTION + "f", ",\"TimeoutSeconds\":9"), "{\"a\":1}")
                .executionArn();

        List<HistoryEvent> events = sfn.history(execution);
        assertThat(events)
                .extracting(HistoryEvent::typeAsString)
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(events).extracting(HistoryEvent::previousEventId).containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events.get(0).executionStartedEventDetails().roleArn()).isEqualTo(TestStepFunctions.ROLE);
        assertThat(events.get(2).lambdaFunctionScheduledEventDetails()).satisfies(details -> {
            assertThat(details.resource()).isEqualTo(FUNCTION + "f");
            assertThat(details.input()).isEqualTo("{\"a\":1}");
            assertThat(details.timeoutInSeconds()).isEqualTo(9);
        });
        assertThat(events.get(5).stateExitedEventDetails().output()).isEqualTo("{\"ok\":true}");
        assertThat(sfn.lambda.payloads).containsExactly("{\"a\":1}");
    }

    @Test
    void lambdaTask_functionFails_errorIsItsTypeAndCauseTheWholePayload() {
        String payload = "{\"errorMessage\":\"m\",\"errorType\":\"com.x.Boom\",\"stackTrace\":[]}";
        sfn.lambda.failing("f", payload);

        DescribeExecutionResponse end = sfn.run(task(FUNCTION + "f", ""), "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("com.x.Boom");
        assertThat(end.cause()).isEqualTo(payload);
        assertThat(sfn.types(end.executionArn())).endsWith("LambdaFunctionFailed", "ExecutionFailed");
    }

    @Test
    void lambdaTask_functionFailsWithoutType_isLambdaUnknown() {
        sfn.lambda.failing("f", "{\"errorMessage\":\"Task timed out after 3.00 seconds\"}");

        DescribeExecutionResponse end = sfn.run(task(FUNCTION + "f", ""), "{}");

        assertThat(end.error()).isEqualTo("Lambda.Unknown");
        assertThat(end.cause()).contains("{\"errorMessage\":\"Task timed out after 3.00 seconds\"}");
    }

    @Test
    void lambdaTask_noSuchFunction_isTheServicesError() {
        DescribeExecutionResponse end = sfn.run(task(FUNCTION + "none:live", ""), "{}");

        assertThat(end.error()).isEqualTo("Lambda.ResourceNotFoundException");
        assertThat(end.cause()).contains("Function not found", "Status Code: 404");
    }

    @Test
    void lambdaTask_invokerBreaks_isAnSdkError() {
        sfn.lambda.with("f", event -> {
            throw new IllegalStateException("broken");
        });

        assertThat(sfn.run(task(FUNCTION + "f", ""), "{}").error()).isEqualTo("Lambda.SdkClientException");
    }

    @ParameterizedTest
    @CsvSource({"States.ALL, true", "States.DataLimitExceeded, true", "States.TaskFailed, false"})
    void lambdaTask_answerOverTheLimitInBytes_isDataLimitExceeded(String pattern, boolean matches) {
        sfn.lambda.returning("f", "\"" + "ü".repeat(131_072) + "\"");

        assertThat(sfn.run(caught(pattern), "{}").status())
                .isEqualTo(matches ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED);
    }

    @Test
    void lambdaTask_answerNotJson_failsWithRuntime() {
        sfn.lambda.returning("f", "oops");

        assertThat(sfn.run(caught("States.ALL"), "{}").error()).isEqualTo("States.Runtime");
    }

    @Test
    void lambdaTask_overItsTimeout_isAbandonedWithStatesTimeout() {
        CountDownLatch abandoned = new CountDownLatch(1);
        sfn.lambda.with("f", event -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                abandoned.countDown();
            }
            return FakeLambda.success("{}");
        });

        DescribeExecutionResponse end = sfn.run(task(FUNCTION + "f", ",\"TimeoutSecondsPath\":\"$.t\""), "{\"t\":1}");

        assertThat(end.error()).isEqualTo("States.Timeout");
        assertThat(end.cause()).isNull();
        assertThat(sfn.types(end.executionArn())).endsWith("LambdaFunctionTimedOut", "ExecutionFailed");
        TestStepFunctions.await(() -> abandoned.getCount() == 0);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "'\"1\"'", "null"})
    void lambdaTask_timeoutPathToNoSeconds_failsWithRuntime(String value) {
        DescribeExecutionResponse end =
                sfn.run(task(FUNCTION + "f", ",\"TimeoutSecondsPath\":\"$.t\""), "{\"t\":" + value + "}");

        assertThat(end.error()).isEqualTo("States.Runtime");
        assertThat(end.cause()).contains("TimeoutSecondsPath: expected an integer from 1");
    }

    @ParameterizedTest
    @CsvSource({
        "com.x.Boom,         States.Timeout,         false",
        "States.Runtime,     States.Runtime,         false",
        "States.DataLimitExceeded, States.TaskFailed, false",
    })
    void catchField_errorName_matchesAsOnAws(String error, String pattern, boolean matches) {
        sfn.lambda.failing("f", "{\"errorType\":\"" + error + "\"}");

        assertThat(sfn.run(caught(pattern), "{}").status())
                .isEqualTo(matches ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED);
    }

    @Test
    void retry_attemptsUsedUp_doesNotGoOnToALaterMatchingRetrier() {
        sfn.lambda.failing("f", "{\"errorType\":\"E\"}");

        sfn.run(
                task(
                        FUNCTION + "f",
                        ",\"Retry\":[{\"ErrorEquals\":[\"E\"],\"MaxAttempts\":1},{\"ErrorEquals\":[\"States.ALL\"]}]"),
                "{}");

        assertThat(sfn.lambda.payloads).hasSize(2);
    }

    @Test
    void retry_throttledService_isMatchedByTheLambdaName() {
        sfn.lambda.with("f", event -> {
            if (sfn.lambda.payloads.size() == 1) {
                throw new LambdaServiceException("TooManyRequestsException", 429, "Rate Exceeded.");
            }
            return FakeLambda.success("1");
        });

        assertThat(sfn.output(
                        task(FUNCTION + "f", ",\"Retry\":[{\"ErrorEquals\":[\"Lambda.TooManyRequestsException\"]}]"),
                        "{}"))
                .isEqualTo("1");
    }

    @Test
    void serviceError_accessDenied_hasTheNameOfTheClientsGeneralException() {
        sfn.lambda.with("f", event -> {
            throw new LambdaServiceException("AccessDeniedException", 403, "User: u is not authorized");
        });

        DescribeExecutionResponse execution = sfn.run(task(FUNCTION + "f", ""), "{}");

        assertThat(execution.error()).isEqualTo("Lambda.AWSLambdaException");
        assertThat(execution.cause())
                .isEqualTo("User: u is not authorized (Service: AWSLambda; Status Code: 403; Error Code:"
                        + " AccessDeniedException)");
    }

    private static String caught(String pattern) {
        return catching("").replace("\"E\"", "\"" + pattern + "\"");
    }

    private static String catching(String fields) {
        return "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"" + FUNCTION
                + "f\",\"End\":true,\"Catch\":[{\"ErrorEquals\":[\"E\"],\"Next\":\"Done\"" + fields + "}]" + DONE;
    }
}
