package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.FUNCTION;
import static io.filetransfer.emulator.states.TestStepFunctions.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class IntrinsicFunctionTest {

    private static TestStepFunctions sfn;

    @BeforeAll
    static void open() {
        sfn = new TestStepFunctions();
        sfn.lambda.returning("f", "{\"r\":7}");
        sfn.lambda.failing("broken", "{\"errorType\":\"E\",\"errorMessage\":\"it's {bad}\"}");
    }

    @AfterAll
    static void close() {
        sfn.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            States.Format('plain')                                | {}              | "plain"
            States.Format('')                                     | {}              | ""
            States.Format( 'Hi {}' , $.a )                        | {"a":"A"}       | "Hi A"
            States.Format('{}{}', $.a, $.a)                       | {"a":"{}"}      | "{}{}"
            States.Format($.t)                                    | {"t":"\\\\{\\\\}"} | "{}"
            States.Format('{}', 'a, b) {} ü')                     | {}              | "a, b) {} ü"
            States.Format('{}', $.a['x, y)'].b[0])                | {"a":{"x, y)":{"b":[5]}}} | "5"
            States.Format('{}', $.a.length())                     | {"a":[1,2,3]}   | "3"
            States.Format('{}', $$.State.Name)                    | {}              | "Only"
            States.Format('{}', States.Format('<{}>', $.a))       | {"a":1}         | "<1>"
            States.JsonToString($.a)                              | {"a":1.10}      | "1.10"
            States.JsonToString($.a[*].b)                         | {"a":[{"b":1},{"b":2}]} | "[1,2]"
            States.JsonToString($.a[?(@.b == 'x')])               | {"a":[{"b":"x"},{"b":"y"}]} | "[{\\"b\\":\\"x\\"}]"
            States.JsonToString($$.Execution.Input)               | [1]             | "[1]"
            States.JsonToString(States.Format('a'))               | {}              | "\\"a\\""
            """)
    void parameters_intrinsicFunction_givesItsValue(String call, String input, String value) {
        assertThat(sfn.output(pass(call), input)).isEqualTo("{\"x\":" + value + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            States.Format($.a)                | the template has to be a string but was [1].
            States.Format($$.Execution.Input) | the template has to be a string but was {"a":[1]}.
            States.Format($$.State.Name, 1)   | the template has 0 occurrences of {} but there are 1 further arguments.
            """)
    void parameters_intrinsicFunctionFails_isIntrinsicFailureNamingTheCall(String call, String problem) {
        DescribeExecutionResponse end = sfn.run(pass(call), "{\"a\":[1]}");

        assertThat(end.error()).isEqualTo("States.IntrinsicFailure");
        assertThat(end.cause())
                .startsWith(
                        "An error occurred while executing the state 'Only' (entered at the event id #2). There was an")
                .contains("There was an error while evaluating the intrinsic function: States.")
                .containsIgnoringCase(problem);
    }

    @Test
    void parametersOfTask_intrinsicFunctionFails_isCaughtByItsNameAndByTheWildcards() {
        for (String pattern : new String[] {"States.IntrinsicFailure", "States.TaskFailed", "States.ALL"}) {
            String machine = "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"" + FUNCTION
                    + "f\",\"End\":true,\"Parameters\":{\"x.$\":\"States.Format($.t)\"},\"Catch\":[{\"ErrorEquals\":[\""
                    + pattern + "\"],\"Next\":\"Done\"}]},\"Done\":{\"Type\":\"Pass\",\"End\":true}}}";

            assertThat(sfn.output(machine, "{\"t\":\"{}\"}")).contains("\"Error\":\"States.IntrinsicFailure\"");
        }
    }

    @Test
    void failState_intrinsicFunctionsInPaths_giveErrorAndCause() {
        DescribeExecutionResponse end = sfn.run("""
                {"StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "FUNCTION", "End": true,
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "F"}]},
                  "F": {"Type": "Fail", "ErrorPath": "States.Format('Not{}', $.Error)",
                    "CausePath": "States.Format('File Transfer Failed: {}', States.JsonToString($))"}}}""".replace("FUNCTION", FUNCTION + "broken"), "{}");

        assertThat(end.error()).isEqualTo("NotE");
        assertThat(end.cause())
                .isEqualTo("File Transfer Failed: {\"Error\":\"E\","
                        + "\"Cause\":\"{\\\"errorType\\\":\\\"E\\\",\\\"errorMessage\\\":\\\"it's {bad}\\\"}\"}");
    }

    @Test
    void failState_intrinsicFunctionFails_isIntrinsicFailure() {
        DescribeExecutionResponse end =
                sfn.run(only("\"Type\":\"Fail\",\"CausePath\":\"States.Format($.t)\""), "{\"t\":\"{}\"}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("States.IntrinsicFailure");
        assertThat(end.cause()).contains("There was an error", "the template has 1 occurrences");
    }

    private static String pass(String call) {
        return only("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"x.$\":\"" + call.replace("\\", "\\\\") + "\"}");
    }
}
