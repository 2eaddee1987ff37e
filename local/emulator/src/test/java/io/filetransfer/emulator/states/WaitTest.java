package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.filetransfer.emulator.states.engine.TimeScale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class WaitTest {

    private final List<Duration> asked = new CopyOnWriteArrayList<>();
    private final TestStepFunctions sfn = new TestStepFunctions(this::noTime, Duration.ofSeconds(1));

    private Duration noTime(Duration wait) {
        asked.add(wait);
        return Duration.ZERO;
    }

    @AfterEach
    void close() {
        sfn.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "Seconds":0                                | {}        | 0
            "Seconds":30                               | {}        | 30
            "SecondsPath":"$.s"                        | {"s":45}  | 45
            "InputPath":"$.a","SecondsPath":"$.s"      | {"a":{"s":45}}  | 45
            "SecondsPath":"$$.Execution.Input.s"       | {"s":45}  | 45
            "Timestamp":"2020-01-01T00:00:00Z"         | {}        | 0
            """)
    void waitState_anyWay_asksForThatTime(String fields, String input, long seconds) {
        sfn.output(only("\"Type\":\"Wait\",\"End\":true," + fields), input);

        assertThat(asked).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void waitState_timestampPath_asksForTheTimeUntilThen() {
        String inAnHour = Instant.now().plusSeconds(3600).toString();

        assertThat(sfn.output(
                        only("\"Type\":\"Wait\",\"End\":true,\"TimestampPath\":\"$.t\",\"OutputPath\":\"$.x\""),
                        "{\"t\":\"" + inAnHour + "\",\"x\":1}"))
                .isEqualTo("1");

        assertThat(asked)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(3570), Duration.ofSeconds(3600)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"s\":-1}", "{\"s\":1.5}", "{\"s\":\"5\"}", "{\"s\":100000000}"})
    void waitState_secondsPathToNoSeconds_failsWithRuntime(String input) {
        assertThat(sfn.run(only("\"Type\":\"Wait\",\"End\":true,\"SecondsPath\":\"$.s\""), input)
                        .error())
                .isEqualTo("States.Runtime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"t\":1}", "{\"t\":\"noon\"}", "{\"t\":\"2026-13-01T00:00:00Z\"}"})
    void waitState_timestampPathToNoTimestamp_failsWithRuntime(String input) {
        assertThat(sfn.run(only("\"Type\":\"Wait\",\"End\":true,\"TimestampPath\":\"$.t\""), input)
                        .error())
                .isEqualTo("States.Runtime");
    }

    @Test
    void retryIntervals_backOffUpToTheLimit() {
        sfn.lambda.failing("f", "{\"errorType\":\"E\"}");

        sfn.run(
                TestStepFunctions.task(
                        TestStepFunctions.FUNCTION + "f",
                        ",\"Retry\":[{\"ErrorEquals\":[\"E\"],\"IntervalSeconds\":2,\"MaxAttempts\":5,"
                                + "\"BackoffRate\":3.0,\"MaxDelaySeconds\":20}]"),
                "{}");

        assertThat(asked).extracting(Duration::toSeconds).containsExactly(2L, 6L, 18L, 20L, 20L);
    }

    @Test
    void retryIntervals_fieldsLeftOut_areAwsDefaults() {
        sfn.lambda.failing("f", "{\"errorType\":\"E\"}");

        sfn.run(
                TestStepFunctions.task(TestStepFunctions.FUNCTION + "f", ",\"Retry\":[{\"ErrorEquals\":[\"E\"]}]"),
                "{}");

        assertThat(asked).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L);
    }

    @Test
    void retryIntervals_fullJitter_areRandomPartsOfTheInterval() {
        sfn.lambda.failing("f", "{\"errorType\":\"E\"}");

        sfn.run(
                TestStepFunctions.task(
                        TestStepFunctions.FUNCTION + "f",
                        ",\"Retry\":[{\"ErrorEquals\":[\"E\"],\"IntervalSeconds\":100,\"MaxAttempts\":8,"
                                + "\"BackoffRate\":1,\"JitterStrategy\":\"FULL\"}]"),
                "{}");

        assertThat(asked)
                .hasSize(8)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofSeconds(100)));
        assertThat(asked.stream().distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void waits_ofHundredsOfExecutions_needNoThreadOfTheSystemEach() {
        try (TestStepFunctions many = new TestStepFunctions(TimeScale.dividedBy(10), Duration.ofSeconds(1))) {
            String machine = many.machine(only("\"Type\":\"Wait\",\"Seconds\":10,\"End\":true"));
            List<String> executions = IntStream.range(0, 300)
                    .mapToObj(i -> many.client
                            .startExecution(request -> request.stateMachineArn(machine))
                            .executionArn())
                    .toList();

            assertThat(executions)
                    .extracting(many::finished)
                    .extracting(DescribeExecutionResponse::status)
                    .containsOnly(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void timeScale_divisor_dividesEveryWait() {
        assertThat(TimeScale.dividedBy(4).scale(Duration.ofSeconds(2))).isEqualTo(Duration.ofMillis(500));
        assertThat(TimeScale.realTime().scale(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void timeScale_badDivisor_isRefused(double divisor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScale.dividedBy(divisor))
                .withMessageContaining("expected a positive, finite number");
    }
}
