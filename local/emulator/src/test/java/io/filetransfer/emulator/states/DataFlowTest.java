package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class DataFlowTest {

    private static TestStepFunctions sfn;

    @BeforeAll
    static void open() {
        sfn = new TestStepFunctions();
        sfn.lambda.returning("f", "{\"r\":[1,2.50],\"s\":\"t\"}");
        sfn.lambda.with("echo", FakeLambda::success);
    }

    @AfterAll
    static void close() {
        sfn.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "InputPath":"$.a[?(@.b > 1)]"                       | {"a":[{"b":1},{"b":2}]} | [{"b":2}]
            "OutputPath":"$.a"                                  | {"a":null}    | null
            "Result":null                                       | {"a":1}       | null
            "Result":"s","ResultPath":"$.a[1]"                  | {"a":[1,2]}   | {"a":[1,"s"]}
            "Result":"s","ResultPath":"$['a b']"                | {}            | {"a b":"s"}
            "InputPath":"$.a","ResultPath":"$.c"                | {"a":1}       | {"a":1,"c":1}
            "Parameters":{"n.$":"$.a.length()"}                 | {"a":[1,2,3]} | {"n":3}
            "Comment":"numbers keep their notation"             | {"a":1.10,"b":12345678901234567890} | {"a":1.10,"b":12345678901234567890}
            """)
    void passState_dataFields_shapeTheOutput(String fields, String input, String output) {
        assertThat(sfn.output(only("\"Type\":\"Pass\",\"End\":true," + fields), input))
                .isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "Parameters":{"x.$":"$.a[0]"}           | States.Runtime
            "Result":1,"ResultPath":"$.a[0]"        | States.ResultPathMatchFailure
            """)
    void passState_pathLeadsNowhere_failsWithTheErrorForIt(String fields, String error) {
        DescribeExecutionResponse end = sfn.run(only("\"Type\":\"Pass\",\"End\":true," + fields), "{\"a\":1}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo(error);
        assertThat(end.cause())
                .startsWith("An error occurred while executing the state 'Only' (entered at the event id #2).");
    }

    @Test
    void contextObject_inTask_hasWhatAwsGives() {
        String machine = sfn.machine(TestStepFunctions.task(
                TestStepFunctions.FUNCTION + "echo", ",\"Parameters\":{\"c.$\":\"$$\"},\"OutputPath\":\"$.c\""));
        String execution = sfn.client
                .startExecution(
                        request -> request.stateMachineArn(machine).name("e1").input("[1]"))
                .executionArn();

        String name = machine.substring(machine.lastIndexOf(':') + 1);
        assertThat(sfn.finished(execution).output())
                .matches("\\{\"Execution\":\\{\"Id\":\"" + execution
                        + "\",\"Input\":\\[1],\"Name\":\"e1\",\"RoleArn\":\""
                        + TestStepFunctions.ROLE
                        + "\",\"StartTime\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\",\"RedriveCount\":0},"
                        + "\"State\":\\{\"EnteredTime\":\"[^\"]+Z\",\"Name\":\"Only\",\"RetryCount\":0},"
                        + "\"StateMachine\":\\{\"Id\":\"" + machine + "\",\"Name\":\"" + name + "\"}}");
    }

    @Test
    void passState_outputOverTheLimit_failsWithDataLimitExceeded() {
        String half = "x".repeat(140_000);

        DescribeExecutionResponse end = sfn.run(
                only("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"$\",\"b.$\":\"$\"}"),
                "\"" + half + "\"");

        assertThat(end.error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void failState_pathToNoString_failsWithRuntime() {
        assertThat(sfn.run(only("\"Type\":\"Fail\",\"ErrorPath\":\"$.e\""), "{\"e\":1}")
                        .error())
                .isEqualTo("States.Runtime");
        assertThat(sfn.run(only("\"Type\":\"Fail\",\"ErrorPath\":\"$.e\""), "{}")
                        .error())
                .isEqualTo("States.Runtime");
    }

    @Test
    void failState_textsOverTheLimits_areCut() {
        String cause = "x".repeat(32_767) + "\ud83d\ude00";

        DescribeExecutionResponse end = sfn.run(
                only("\"Type\":\"Fail\",\"ErrorPath\":\"$.e\",\"CausePath\":\"$.c\""),
                "{\"e\":\"" + "y".repeat(300) + "\",\"c\":\"" + cause + "\"}");

        assertThat(end.error()).isEqualTo("y".repeat(256));
        assertThat(end.cause()).isEqualTo("x".repeat(32_767));
    }
}
