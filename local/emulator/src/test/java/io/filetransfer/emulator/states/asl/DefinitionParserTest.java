package io.filetransfer.emulator.states.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filetransfer.emulator.states.engine.Definition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionParserTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";
    private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:a";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Pass    | "ItemsPath":"$"                                | /States/S/ItemsPath: this field is not supported in a Pass state
            Pass    | "Assign":{}                                    | /States/S/Assign: this field is not supported in a Pass state
            Pass    | "ResultSelector":{}                            | /States/S/ResultSelector: this field is not supported in a Pass state
            Pass    | "Retry":[]                                     | /States/S/Retry: this field is not supported in a Pass state
            Pass    | "QueryLanguage":"JSONata"                      | /States/S/QueryLanguage: expected "JSONPath", the only supported query language, but was "JSONata"
            Pass    | "Comment":1                                    | /States/S/Comment: expected a string but was 1
            Pass    | "InputPath":1                                  | /States/S/InputPath: expected a string but was 1
            Pass    | "InputPath":"a.b"                              | /States/S/InputPath: expected a JSONPath starting with $ but was 'a.b'
            Pass    | "InputPath":"$.a["                             | /States/S/InputPath: '$.a[' is not a JSONPath
            Pass    | "InputPath":"States.Format('a')"               | /States/S/InputPath: expected a JSONPath, this field takes no intrinsic function, but was 'States.Format('a')'
            Pass    | "OutputPath":"$$.Task.Token"                   | /States/S/OutputPath: '$$.Task.Token' is not in the context object
            Pass    | "OutputPath":"$$.Map.Item.Index"               | /States/S/OutputPath: '$$.Map.Item.Index' is not in the context object
            Pass    | "ResultPath":"$.a[*]"                          | /States/S/ResultPath: expected a reference path such as $.name or $.list[0] but was '$.a[*]'
            Pass    | "ResultPath":"$..a"                            | /States/S/ResultPath: expected a reference path
            Pass    | "ResultPath":"$$.Execution"                    | /States/S/ResultPath: expected a reference path
            Pass    | "Parameters":[]                                | /States/S/Parameters: expected an object but was []
            Pass    | "Parameters":{"a.$":1}                         | /States/S/Parameters/a.$: expected a JSONPath string but was 1
            Pass    | "Parameters":{"a.$":"b"}                       | /States/S/Parameters/a.$: expected a JSONPath starting with $ but was 'b'
            Pass    | "Parameters":{"a":{"b.$":"States.UUID()"}}     | /States/S/Parameters/a/b.$: 'States.UUID()': the intrinsic function States.UUID is not supported, only [States.Format, States.JsonToString]
            Pass    | "Parameters":{"a":[{"b.$":"x"}]}               | /States/S/Parameters/a[0]/b.$: expected a JSONPath
            Pass    | "Parameters":{"a":1,"a.$":"$"}                 | /States/S/Parameters/a.$: the field is given both with and without .$
            Pass    | "Next":"S"                                     | /States/S/End: a state has either Next or End, not both
            Task    | "Resource":"arn:aws:states:::lambda:invoke"    | /States/S/Resource: expected the ARN of a Lambda function or of an activity, the only supported resources, but was "arn:aws:states:::lambda:invoke"
            Task    | "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken" | /States/S/Resource: expected the ARN of a Lambda function
            Task    | "Resource":1                                   | /States/S/Resource: expected a string but was 1
            Task    | "Comment":"no resource"                        | /States/S/Resource: this field is required
            Task    | "Resource":"FUNCTION","Credentials":{}         | /States/S/Credentials: this field is not supported in a Task state
            Task    | "Resource":"FUNCTION","TimeoutSeconds":0       | /States/S/TimeoutSeconds: expected an integer from 1 to 99999999 but was 0
            Task    | "Resource":"FUNCTION","TimeoutSeconds":1.5     | /States/S/TimeoutSeconds: expected an integer
            Task    | "Resource":"FUNCTION","TimeoutSeconds":"5"     | /States/S/TimeoutSeconds: expected an integer
            Task    | "Resource":"FUNCTION","TimeoutSeconds":5,"TimeoutSecondsPath":"$.t" | /States/S/TimeoutSecondsPath: a state has either TimeoutSeconds or TimeoutSecondsPath, not both
            Task    | "Resource":"FUNCTION","TimeoutSecondsPath":"$.a[*]" | /States/S/TimeoutSecondsPath: expected a path to a single value but was '$.a[*]'
            Task    | "Resource":"FUNCTION","HeartbeatSeconds":5     | /States/S/HeartbeatSeconds: only the task of an activity can have heartbeats
            Task    | "Resource":"ACTIVITY","TimeoutSeconds":5,"HeartbeatSeconds":5 | /States/S/HeartbeatSeconds: expected less than TimeoutSeconds
            Task    | "Resource":"FUNCTION","Retry":{}               | /States/S/Retry: expected an array but was {}
            Task    | "Resource":"FUNCTION","Retry":[1]              | /States/S/Retry[0]: expected an object but was 1
            Task    | "Resource":"FUNCTION","Retry":[{}]             | /States/S/Retry[0]/ErrorEquals: this field is required
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":[]}] | /States/S/Retry[0]/ErrorEquals: expected at least one error name
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":[1]}] | /States/S/Retry[0]/ErrorEquals: expected strings but was 1
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["States.Foo"]}] | /States/S/Retry[0]/ErrorEquals: 'States.Foo' is not one of the predefined States. errors
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["States.ALL","A"]}] | /States/S/Retry[0]/ErrorEquals: States.ALL must stand alone
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["A"]}] | /States/S/Retry[0]/ErrorEquals: States.ALL is only allowed in the last entry
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["A"],"IntervalSeconds":0}] | /States/S/Retry[0]/IntervalSeconds: expected an integer from 1
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["A"],"MaxAttempts":-1}] | /States/S/Retry[0]/MaxAttempts: expected an integer from 0
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["A"],"BackoffRate":0.9}] | /States/S/Retry[0]/BackoffRate: expected a number from 1.0 but was 0.9
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["A"],"IntervalSeconds":5,"MaxDelaySeconds":5}] | /States/S/Retry[0]/MaxDelaySeconds: expected more than IntervalSeconds, which is 5, but was 5
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["A"],"JitterStrategy":"HALF"}] | /States/S/Retry[0]/JitterStrategy: expected "FULL" or "NONE" but was "HALF"
            Task    | "Resource":"FUNCTION","Retry":[{"ErrorEquals":["A"],"Next":"S"}] | /States/S/Retry[0]/Next: this field is not supported in a retrier
            Task    | "Resource":"FUNCTION","Catch":[{"ErrorEquals":["A"]}] | /States/S/Catch[0]/Next: this field is required
            Task    | "Resource":"FUNCTION","Catch":[{"ErrorEquals":["A"],"Next":"Nowhere"}] | /States/S: there is no state 'Nowhere' in this scope
            Task    | "Resource":"FUNCTION","Catch":[{"ErrorEquals":["A"],"Next":"S","Assign":{}}] | /States/S/Catch[0]/Assign: this field is not supported in a catcher
            Task    | "Resource":"FUNCTION","Catch":[{"ErrorEquals":["States.ALL"],"Next":"S"},{"ErrorEquals":["A"],"Next":"S"}] | /States/S/Catch[0]/ErrorEquals: States.ALL is only allowed in the last entry
            Wait    | "Seconds":1,"Timestamp":"2026-01-01T00:00:00Z" | /States/S/Seconds: a Wait state has exactly one of
            Wait    | "Comment":"for ever"                           | /States/S/Seconds: a Wait state has exactly one of
            Wait    | "Seconds":-1                                   | /States/S/Seconds: expected an integer from 0
            Wait    | "Seconds":100000000                            | /States/S/Seconds: expected an integer from 0 to 99999999
            Wait    | "Timestamp":"tomorrow"                         | /States/S/Timestamp: expected a timestamp such as 2026-01-31T12:00:00Z but was "tomorrow"
            Wait    | "SecondsPath":"$.a[*]"                         | /States/S/SecondsPath: expected a path to a single value
            Wait    | "Seconds":1,"Parameters":{}                    | /States/S/Parameters: this field is not supported in a Wait state
            Map     | "Iterator":{}                                  | /States/S/Type: expected one of [Choice, Fail, Parallel, Pass, Succeed, Task, Wait] but was "Map"
            Parallel| "Branches":[]                                  | /States/S/Branches: expected at least one item
            Parallel| "Branches":[{}]                                | /States/S/Branches[0]/StartAt: this field is required
            Parallel| "Branches":[{"StartAt":"B","States":{"B":{"Type":"Fail","Foo":1}}}] | /States/S/Branches[0]/States/B/Foo: this field is not supported in a Fail state
            Parallel| "Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Next":"S"}}}] | /States/S/Branches[0]/States/B: there is no state 'S' in this scope
            Parallel| "Branches":[{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}] | /States/S/Branches[0]/States/S: another state of this state machine has the same name
            Parallel| "Branches":[{"StartAt":"B","States":{"B":{"Type":"Succeed"}},"TimeoutSeconds":1}] | /States/S/Branches[0]/TimeoutSeconds: this field is not supported in a branch
            """)
    void parse_badState_namesThePlaceAndTheProblem(String type, String fields, String problem) {
        String state = "{\"Type\":\"" + type + "\",\"End\":true,"
                + fields.replace("FUNCTION", FUNCTION).replace("ACTIVITY", ACTIVITY) + "}";

        assertThat(problems("{\"StartAt\":\"S\",\"States\":{\"S\":" + state + "}}"))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            States.Array($.a)                       | the intrinsic function States.Array is not supported, only [States.Format, States.JsonToString]
            States.Format($.a, States.UUID())       | the intrinsic function States.UUID is not supported
            States.format($.a)                      | the intrinsic function States.format is not supported
            States.                                 | the intrinsic function States. is not supported
            States.Format                           | expected '(' at character 14, where the text ends
            States.Format ($.a)                     | expected '(' at character 14 but found ' '
            States.Format($.a                       | expected ')' at character 18, where the text ends
            States.Format($.a))                     | expected the end at character 19 but found ')'
            States.Format($.a).b                    | expected the end at character 19 but found '.'
            States.Format($.a,)                     | expected a path, a string in apostrophes, a number, true, false, null or a call at character 19 but found ')'
            States.Format(,)                        | expected a path, a string in apostrophes
            States.Format("a")                      | expected a path, a string in apostrophes
            States.Format(a)                        | expected a path, a string in apostrophes
            States.Format('a)                       | expected a path, a string in apostrophes
            States.Format('a\\')                    | expected a path, a string in apostrophes
            States.Format('it's')                   | expected ')' at character 19 but found 's'
            States.Format('{}', 01)                 | expected a path, a string in apostrophes
            States.Format('{}', 1.)                 | expected a path, a string in apostrophes
            States.Format('{}', nullable)           | expected a path, a string in apostrophes
            States.Format('{}', $.a[)               | '$.a[)' is not a JSONPath: a bracket is not closed
            States.Format('{}', $a)                 | expected a JSONPath starting with $ but was '$a'
            States.Format('{}', $$.Task.Token)      | '$$.Task.Token' is not in the context object
            States.Format()                         | States.Format takes at least one argument, the template, but was given 0
            States.Format(1)                        | Invalid arguments in States.Format: the template has to be a string but was 1.
            States.Format('a', $.a)                 | Invalid arguments in States.Format: the template has 0 occurrences of {} but there are 1 further arguments.
            States.Format('{} {}', $.a)             | Invalid arguments in States.Format: the template has 2 occurrences of {} but there are 1 further arguments.
            States.Format('\\{}', $.a)              | Invalid template in States.Format: in '\\{}', '}' at character 3 has to be part of {} or escaped.
            States.Format('{a}')                    | Invalid template in States.Format: in '{a}', '{' at character 1 has to be part of {} or escaped.
            States.JsonToString()                   | States.JsonToString takes one argument but was given 0
            States.JsonToString($.a, $.b)           | States.JsonToString takes one argument but was given 2
            States.JsonToString('a')                | the argument of States.JsonToString has to be a path, not a literal
            States.JsonToString(1)                  | the argument of States.JsonToString has to be a path, not a literal
            """)
    void parse_badIntrinsicCall_namesTheProblem(String call, String problem) {
        String parameters =
                "\"Parameters\":{\"x.$\":\"" + call.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";

        assertThat(problems(
                        "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"End\":true," + parameters + "}}}"))
                .singleElement()
                .asString()
                .startsWith("/States/S/Parameters/x.$: 'States.")
                .contains("': " + problem);
    }

    @Test
    void parse_moreThanTenIntrinsicFunctionsInOneField_isRefused() throws InvalidDefinitionException {
        assertThat(DefinitionParser.parse(withNestedCalls(10))).isNotNull();

        assertThat(problems(withNestedCalls(11)))
                .singleElement()
                .asString()
                .contains("more than 10 intrinsic functions");
    }

    private static String withNestedCalls(int count) {
        return "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"CausePath\":\""
                + "States.JsonToString(".repeat(count) + "$" + ")".repeat(count) + "\"}}}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "Choices":[]                                                               | /States/C/Choices: expected at least one item
            "Default":"End"                                                            | /States/C/Choices: this field is required
            "Choices":[{"Variable":"$.a","NumericEquals":1}]                           | /States/C/Choices[0]/Next: this field is required
            "Choices":[{"Variable":"$.a","Next":"End"}]                                | /States/C/Choices[0]: expected exactly one comparison, And, Or or Not but found []
            "Choices":[{"Variable":"$.a","IsNull":true,"IsPresent":true,"Next":"End"}] | /States/C/Choices[0]: expected exactly one comparison, And, Or or Not but found [IsNull, IsPresent]
            "Choices":[{"NumericEquals":1,"Next":"End"}]                               | /States/C/Choices[0]/Variable: this field is required
            "Choices":[{"Variable":"$.a","NumericEquals":"1","Next":"End"}]            | /States/C/Choices[0]/NumericEquals: expected a number but was "1"
            "Choices":[{"Variable":"$.a","StringLessThan":1,"Next":"End"}]             | /States/C/Choices[0]/StringLessThan: expected a string but was 1
            "Choices":[{"Variable":"$.a","BooleanEquals":"true","Next":"End"}]         | /States/C/Choices[0]/BooleanEquals: expected a boolean but was "true"
            "Choices":[{"Variable":"$.a","TimestampEquals":"noon","Next":"End"}]       | /States/C/Choices[0]/TimestampEquals: expected a timestamp
            "Choices":[{"Variable":"$.a","IsPresent":"yes","Next":"End"}]              | /States/C/Choices[0]/IsPresent: expected a boolean but was "yes"
            "Choices":[{"Variable":"$.a","StringEqualsPath":"b","Next":"End"}]         | /States/C/Choices[0]/StringEqualsPath: expected a JSONPath starting with $ but was 'b'
            "Choices":[{"Variable":"$.a","StringMatches":1,"Next":"End"}]              | /States/C/Choices[0]/StringMatches: expected a string but was 1
            "Choices":[{"Variable":"$..a","IsNull":true,"Next":"End"}]                 | /States/C/Choices[0]/Variable: expected a path to a single value
            "Choices":[{"And":[],"Next":"End"}]                                        | /States/C/Choices[0]/And: expected at least one item
            "Choices":[{"Not":[],"Next":"End"}]                                        | /States/C/Choices[0]/Not: expected an object but was []
            "Choices":[{"And":[{"Variable":"$.a","IsNull":true,"Next":"End"}],"Next":"End"}] | /States/C/Choices[0]/And[0]/Next: this field is not supported in a part of a choice rule
            "Choices":[{"Condition":"{% true %}","Next":"End"}]                        | /States/C/Choices[0]/Condition: this field is not supported in a choice rule
            "Choices":[{"Variable":"$.a","IsNull":true,"Next":"Nowhere"}]              | /States/C: there is no state 'Nowhere' in this scope
            "Choices":[{"Variable":"$.a","IsNull":true,"Next":"End"}],"Next":"End"     | /States/C/Next: this field is not supported in a Choice state
            """)
    void parse_badChoice_namesThePlaceAndTheProblem(String fields, String problem) {
        assertThat(problems("{\"StartAt\":\"C\",\"States\":{\"C\":{\"Type\":\"Choice\"," + fields
                        + "},\"End\":{\"Type\":\"Succeed\"}}}"))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            nonsense                                                   | /: not valid JSON
            {} {}                                                      | /: not valid JSON
            {"StartAt":"A","StartAt":"A"}                              | /: not valid JSON: Duplicate
            []                                                         | : expected an object but was []
            {"States":{}}                                              | /StartAt: this field is required
            {"StartAt":"A"}                                            | /States: this field is required
            {"StartAt":1,"States":{}}                                  | /StartAt: expected a string but was 1
            {"StartAt":"A","States":{}}                                | /StartAt: there is no state 'A' in this scope
            {"StartAt":"A","States":{"A":1}}                           | /States/A: expected an object but was 1
            {"StartAt":"A","States":{"A":{}}}                          | /States/A/Type: this field is required
            {"StartAt":"A","States":{"A":{"Type":"Pass"}}}             | /States/A/Next: a state needs Next or End
            {"StartAt":"A","States":{"A":{"Type":"Pass","End":false}}} | /States/A/End: expected true
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}  | /States/A: there is no state 'B' in this scope
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}  | /States: no terminal state is reachable from StartAt
            {"StartAt":"A","States":{"A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}} | /States/B: the state is not reachable from StartAt
            {"StartAt":"A","States":{"A":{"Type":"Succeed","Next":"A"}}} | /States/A/Next: this field is not supported in a Succeed state
            {"StartAt":"A","States":{"A":{"Type":"Fail","Cause":"a","CausePath":"$.a"}}} | /States/A/CausePath: a state has either Cause or CausePath, not both
            {"StartAt":"A","States":{"A":{"Type":"Fail","ErrorPath":"States.UUID()"}}} | /States/A/ErrorPath: 'States.UUID()': the intrinsic function States.UUID is not supported
            {"StartAt":"A","States":{"A":{"Type":"Fail","CausePath":"$.a[*]"}}} | /States/A/CausePath: expected a path to a single value
            {"Version":"2.0","StartAt":"A","States":{"A":{"Type":"Succeed"}}} | /Version: expected "1.0" but was "2.0"
            {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Succeed"}}} | /QueryLanguage: expected "JSONPath"
            {"TimeoutSeconds":0,"StartAt":"A","States":{"A":{"Type":"Succeed"}}} | /TimeoutSeconds: expected an integer from 1
            {"ProcessorConfig":{},"StartAt":"A","States":{"A":{"Type":"Succeed"}}} | /ProcessorConfig: this field is not supported in a state machine
            """)
    void parse_badMachine_namesThePlaceAndTheProblem(String definition, String problem) {
        assertThat(problems(definition)).anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    @Test
    void parse_severalProblems_listsAll() {
        assertThat(problems("""
                        {"StartAt": "A", "Foo": 1, "States": {
                            "A": {"Type": "Map", "Next": "B"},
                            "B": {"Type": "Pass", "Assign": {}, "Next": "C"},
                            "C": {"Type": "Wait", "End": true}}}""")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 81})
    void parse_stateNameOfWrongLength_isRefused(int length) {
        String name = "x".repeat(length);

        assertThat(problems("{\"StartAt\":\"" + name + "\",\"States\":{\"" + name + "\":{\"Type\":\"Succeed\"}}}"))
                .singleElement()
                .asString()
                .contains("1 to 80 characters, this one has " + length);
    }

    @Test
    void parse_everySupportedField_isAccepted() throws InvalidDefinitionException {
        Definition definition = DefinitionParser.parse("""
                {"Comment": "all", "Version": "1.0", "QueryLanguage": "JSONPath", "TimeoutSeconds": 60, "StartAt": "T",
                 "States": {
                  "T": {"Type": "Task", "QueryLanguage": "JSONPath", "Comment": "t", "Resource": "ACTIVITY",
                    "InputPath": null, "Parameters": {"a.$": "$$.Execution.Id", "b": [{"c.$": "$.d[*]"}]},
                    "ResultSelector": {}, "ResultPath": "$.a['b c'][0]", "OutputPath": "$",
                    "TimeoutSecondsPath": "$.t", "HeartbeatSecondsPath": "$$.Execution.Input.h",
                    "Retry": [{"Comment": "r", "ErrorEquals": ["A", "States.Timeout"], "IntervalSeconds": 1,
                      "MaxAttempts": 0, "BackoffRate": 1, "MaxDelaySeconds": 2, "JitterStrategy": "NONE"},
                      {"ErrorEquals": ["States.ALL"]}],
                    "Catch": [{"Comment": "c", "ErrorEquals": ["States.ALL"], "ResultPath": null, "Next": "F"}],
                    "Next": "C"},
                  "C": {"Type": "Choice", "Choices": [{"Comment": "r", "Variable": "$.a", "IsNull": true, "Next": "W"}],
                    "Default": "P"},
                  "W": {"Type": "Wait", "TimestampPath": "$.at", "Next": "S"},
                  "P": {"Type": "Parallel", "Branches": [{"Comment": "b", "StartAt": "X",
                    "States": {"X": {"Type": "Pass", "Result": null, "End": true}}}], "End": true},
                  "S": {"Type": "Succeed", "InputPath": "$.a", "OutputPath": null},
                  "F": {"Type": "Fail", "ErrorPath": "$.Error", "CausePath": "$.Cause"}}}""".replace("ACTIVITY", ACTIVITY));

        assertThat(definition.timeoutSeconds()).hasValue(60);
        assertThat(definition.graph().states()).containsOnlyKeys("T", "C", "W", "P", "S", "F");
    }

    private static List<String> problems(String definition) {
        InvalidDefinitionException refused =
                catchThrowableOfType(InvalidDefinitionException.class, () -> DefinitionParser.parse(definition));
        assertThat(refused).isNotNull();
        return refused.problems();
    }
}
