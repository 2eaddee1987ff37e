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
            "InputPath":"$.a"                                   | {"a":{"b":1}} | {"b":1}
            "InputPath":null                                    | {"a":1}       | {}
            "InputPath":"$.a[*].b"                              | {"a":[{"b":1},{"b":2}]} | [1,2]
            "InputPath":"$.a[?(@.b > 1)]"                       | {"a":[{"b":1},{"b":2}]} | [{"b":2}]
            "InputPath":"$..zzz"                                | {"a":1}       | []
            "InputPath":"$$.Execution.Input.a"                  | {"a":7}       | 7
            "OutputPath":"$.a"                                  | {"a":null}    | null
            "OutputPath":null                                   | {"a":1}       | {}
            "Result":{"x":1}                                    | {"a":1}       | {"x":1}
            "Result":null                                       | {"a":1}       | null
            "Result":"s","ResultPath":"$.b"                     | {"a":1}       | {"a":1,"b":"s"}
            "Result":"s","ResultPath":"$.b.c"                   | {"a":1}       | {"a":1,"b":{"c":"s"}}
            "Result":"s","ResultPath":"$.a[1]"                  | {"a":[1,2]}   | {"a":[1,"s"]}
            "Result":"s","ResultPath":"$['a b']"                | {}            | {"a b":"s"}
            "Result":"s","ResultPath":null                      | {"a":1}       | {"a":1}
            "InputPath":"$.a","ResultPath":"$.c"                | {"a":1}       | {"a":1,"c":1}
            "Parameters":{"x.$":"$.a","y":{"z.$":"$$.State.Name"},"k":[1,{"q.$":"$.a"}]} | {"a":2.0} | {"x":2.0,"y":{"z":"Only"},"k":[1,{"q":2.0}]}
            "InputPath":"$.a","Parameters":{"x.$":"$.b"}        | {"a":{"b":3}} | {"x":3}
            "Parameters":{"n.$":"$.a.length()"}                 | {"a":[1,2,3]} | {"n":3}
            "Comment":"numbers keep their notation"             | {"a":1.10,"b":12345678901234567890} | {"a":1.10,"b":12345678901234567890}
            """)
    void passState_dataFields_shapeTheOutput(String fields, String input, String output) {
        assertThat(sfn.output(only("\"Type\":\"Pass\",\"End\":true," + fields), input))
                .isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "Comment":"all of it"                                             | {"r":[1,2.50],"s":"t"}
            "ResultSelector":{"first.$":"$.r[0]"}                             | {"first":1}
            "ResultPath":"$.x"                                                | {"a":1,"x":{"r":[1,2.50],"s":"t"}}
            "ResultPath":null                                                 | {"a":1}
            "ResultSelector":{"v.$":"$.s"},"ResultPath":"$.a","OutputPath":"$.a.v" | "t"
            "ResultSelector":{"e.$":"$$.Execution.Input.a"}                   | {"e":1}
            """)
    void taskState_dataFields_shapeTheOutput(String fields, String output) {
        assertThat(sfn.output(TestStepFunctions.task(TestStepFunctions.FUNCTION + "f", "," + fields), "{\"a\":1}"))
                .isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "InputPath":"$.none"                    | States.Runtime
            "OutputPath":"$.none"                   | States.Runtime
            "Parameters":{"x.$":"$.none"}           | States.Runtime
            "Parameters":{"x.$":"$.a[0]"}           | States.Runtime
            "Result":1,"ResultPath":"$.a.b"         | States.ResultPathMatchFailure
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
