package io.filetransfer.emulator.states;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

class ChoiceTest {

    private static TestStepFunctions sfn;

    @BeforeAll
    static void open() {
        sfn = new TestStepFunctions();
    }

    @AfterAll
    static void close() {
        sfn.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "Variable":"$.a","StringEquals":"x"                  | {"a":"x"}   | yes
            "Variable":"$.a","StringEquals":"x"                  | {"a":"y"}   | no
            "Variable":"$.a","StringEquals":"1"                  | {"a":1}     | no
            "Variable":"$.a","StringLessThan":"b"                | {"a":"a"}   | yes
            "Variable":"$.a","StringLessThan":"b"                | {"a":"b"}   | no
            "Variable":"$.a","StringLessThanEquals":"b"          | {"a":"b"}   | yes
            "Variable":"$.a","StringGreaterThan":"b"             | {"a":"c"}   | yes
            "Variable":"$.a","StringGreaterThanEquals":"b"       | {"a":"a"}   | no
            "Variable":"$.a","StringEqualsPath":"$.b"            | {"a":"x","b":"x"} | yes
            "Variable":"$.a","StringLessThanPath":"$.b"          | {"a":"x","b":"a"} | no
            "Variable":"$.a","StringGreaterThanEqualsPath":"$$.State.Name" | {"a":"Z"} | yes
            "Variable":"$.a","NumericEquals":1                   | {"a":1.0}   | yes
            "Variable":"$.a","NumericEquals":1                   | {"a":"1"}   | no
            "Variable":"$.a","NumericLessThan":1.5               | {"a":1}     | yes
            "Variable":"$.a","NumericLessThanEquals":1           | {"a":2}     | no
            "Variable":"$.a","NumericGreaterThan":1              | {"a":1}     | no
            "Variable":"$.a","NumericGreaterThanEquals":1        | {"a":1}     | yes
            "Variable":"$.a","NumericEqualsPath":"$.b"           | {"a":1,"b":1e0} | yes
            "Variable":"$.a","NumericGreaterThanPath":"$.b"      | {"a":1,"b":"0"} | no
            "Variable":"$.a","BooleanEquals":true                | {"a":true}  | yes
            "Variable":"$.a","BooleanEquals":true                | {"a":"true"} | no
            "Variable":"$.a","BooleanEqualsPath":"$.b"           | {"a":false,"b":false} | yes
            "Variable":"$.a","TimestampEquals":"2026-01-01T00:00:00Z" | {"a":"2026-01-01T01:00:00+01:00"} | yes
            "Variable":"$.a","TimestampLessThan":"2026-01-01T00:00:00Z" | {"a":"2025-12-31T23:59:59.999Z"} | yes
            "Variable":"$.a","TimestampLessThanEquals":"2026-01-01T00:00:00Z" | {"a":"2026-01-01T00:00:01Z"} | no
            "Variable":"$.a","TimestampGreaterThan":"2026-01-01T00:00:00Z" | {"a":"later"} | no
            "Variable":"$.a","TimestampGreaterThanEquals":"2026-01-01T00:00:00Z" | {"a":"2026-01-01T00:00:00Z"} | yes
            "Variable":"$.a","TimestampGreaterThanPath":"$.b"    | {"a":"2026-01-02T00:00:00Z","b":"2026-01-01T00:00:00Z"} | yes
            "Variable":"$.a","StringMatches":"raw/*.csv"         | {"a":"raw/x/y.csv"} | yes
            "Variable":"$.a","StringMatches":"raw/*.csv"         | {"a":"raw/x.csv2"} | no
            "Variable":"$.a","StringMatches":"a\\\\*b"           | {"a":"a*b"} | yes
            "Variable":"$.a","StringMatches":"a\\\\*b"           | {"a":"axb"} | no
            "Variable":"$.a","StringMatches":"*"                 | {"a":5}     | no
            "Variable":"$.a","IsPresent":true                    | {"a":null}  | yes
            "Variable":"$.a","IsPresent":true                    | {}          | no
            "Variable":"$.a","IsPresent":false                   | {}          | yes
            "Variable":"$.a","IsNull":true                       | {"a":null}  | yes
            "Variable":"$.a","IsNull":false                      | {"a":null}  | no
            "Variable":"$.a","IsString":true                     | {"a":"s"}   | yes
            "Variable":"$.a","IsNumeric":true                    | {"a":"1"}   | no
            "Variable":"$.a","IsBoolean":true                    | {"a":false} | yes
            "Variable":"$.a","IsTimestamp":true                  | {"a":"2026-01-01T00:00:00Z"} | yes
            "Variable":"$.a","IsTimestamp":false                 | {"a":"2026-01-01"} | yes
            "And":[{"Variable":"$.a","IsPresent":true},{"Variable":"$.a","NumericEquals":1}] | {"a":1} | yes
            "And":[{"Variable":"$.a","IsPresent":true},{"Variable":"$.a","NumericEquals":1}] | {}      | no
            "Or":[{"Variable":"$.a","IsPresent":false},{"Variable":"$.a","NumericEquals":1}] | {}      | yes
            "Or":[{"Variable":"$.a","NumericEquals":2},{"Variable":"$.a","NumericEquals":1}] | {"a":3} | no
            "Not":{"Variable":"$.a","NumericEquals":1}           | {"a":2}     | yes
            "Not":{"Or":[{"Variable":"$.a","IsNull":true},{"Variable":"$.a","IsString":true}]} | {"a":1} | yes
            """)
    void choiceState_rule_decidesWhereToGo(String rule, String input, String expected) {
        assertThat(sfn.output(machine(rule, ",\"Default\":\"No\""), input)).isEqualTo("\"" + expected + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "Variable":"$.a","NumericEquals":1         | {"a":2}  | States.NoChoiceMatched
            "Variable":"$.a","NumericEquals":1         | {}       | States.Runtime
            "Variable":"$.a","NumericEqualsPath":"$.b" | {"a":1}  | States.Runtime
            "Variable":"$.a","IsNull":true             | {}       | States.Runtime
            """)
    void choiceState_noDefault_failsWithTheErrorForIt(String rule, String input, String error) {
        DescribeExecutionResponse end = sfn.run(machine(rule, ""), input);

        assertThat(end.error()).isEqualTo(error);
    }

    private static String machine(String rule, String fields) {
        String no = fields.isEmpty() ? "" : ",\"No\":{\"Type\":\"Pass\",\"Result\":\"no\",\"End\":true}";
        return "{\"StartAt\":\"C\",\"States\":{\"C\":{\"Type\":\"Choice\",\"Choices\":[{" + rule
                + ",\"Next\":\"Yes\"}]" + fields + "},\"Yes\":{\"Type\":\"Pass\",\"Result\":\"yes\",\"End\":true}" + no
                + "}}";
    }
}
