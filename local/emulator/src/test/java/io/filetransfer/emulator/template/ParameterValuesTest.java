package io.filetransfer.emulator.template;

import static io.filetransfer.emulator.template.ProjectTemplate.parameters;
import static io.filetransfer.emulator.template.ProjectTemplate.stack;
import static io.filetransfer.emulator.template.ProjectTemplate.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.document.InvalidDocumentException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each parameter of the project's template takes: nothing that a policy, an ARN, a name or a function would read otherwise. */
class ParameterValuesTest {

    private static final List<String> HOSTILE = List.of(
            "*",
            "r*",
            "ra?",
            "$",
            "${aws:username}",
            "{x}",
            "a\"b",
            "a'b",
            "a b",
            " a",
            "a\n",
            "a\tb",
            "\u0007",
            "\u001b[0m",
            "a\\b",
            "<a>",
            "\u00fcn\u00ef",
            "\u0660",
            "a,b;c",
            "a|b",
            "/a",
            "a/",
            "a//b",
            "..",
            "a/../b",
            "#",
            "%2a");

    private static final List<String> NO_WHOLE_NUMBERS = List.of(
            "1e1", "1.5", "1.0", " 5", "5 ", "+5", "-1", "0x5", "1_0", "1,000", "05", "NaN", "99999999999", "\u0661");

    static Set<String> everyParameter() {
        return parameters();
    }

    static Stream<String> numbers() {
        return parameters().stream().filter(ParameterValuesTest::isNumber);
    }

    @ParameterizedTest
    @MethodSource("everyParameter")
    void read_hostileValue_isRefusedNamingTheParameter(String parameter) {
        HOSTILE.forEach(value -> assertRefused(parameter, value));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void read_noWholeNumber_isRefusedNamingTheParameter(String parameter) {
        NO_WHOLE_NUMBERS.forEach(value -> assertRefused(parameter, value));
        assertRefused(parameter, "");
    }

    @ParameterizedTest
    @CsvSource({
        "OldVersionDays, 1, 9999, 0, 10000",
        "FilesPerInvocation, 1, 100, 0, 101",
        "SlaveConcurrency, 0, 9999, -1, 10000",
        "WarmWritesPerSecond, 4000, 40000, 3999, 40001",
        "WarmWritesPerSecond, 0, 9999, 1, 04000",
        "RetentionDays, 0, 9999, -1, 10000",
        "OldestFileAlarmHours, 1, 999, 0, 1000",
        "LogRetentionDays, 1, 3653, 0, 3654",
    })
    void read_numberAtAndBehindItsLimits_isTakenAndRefused(
            String parameter, String lowest, String highest, String tooLow, String tooHigh) {
        assertTaken(parameter, lowest);
        assertTaken(parameter, highest);
        assertRefused(parameter, tooLow);
        assertRefused(parameter, tooHigh);
    }

    @Test
    void read_numbers_areAllTriedAtTheirLimits() {
        assertThat(numbers()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SourcePrefix       | landing/2026_11/raw-(1)!.d",
                "DestinationPrefix  | dt=2026-11-22/refined",
                "SourceBucket       | a.b-c",
                "KmsKeyArn          | arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1234",
                "ScheduleExpression | rate(5 minutes)",
                "ScheduleExpression | cron(0/15 8-18 ? * MON#1 2026-2030)",
                "ScheduleExpression | at(2026-11-22T02:00:00)",
                "ScheduleTimezone   | America/Argentina/Buenos_Aires",
                "NotificationEmail  | o'neill+files@example.co.uk",
            })
    void read_usualValue_isTaken(String parameter, String value) {
        assertTaken(parameter, value);
    }

    @Test
    void read_prefixOfMoreThan48Characters_isRefused() {
        assertTaken("SourcePrefix", "p".repeat(48));
        assertRefused("SourcePrefix", "p".repeat(49));
    }

    private static boolean isNumber(String parameter) {
        return written()
                .path("Parameters")
                .path(parameter)
                .path("Default")
                .asText()
                .matches("[0-9]+");
    }

    private static void assertTaken(String parameter, String value) {
        assertThat(stack(Map.of(parameter, value)).functions()).hasSize(3);
    }

    private static void assertRefused(String parameter, String value) {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .as("%s '%s'", parameter, value)
                .isThrownBy(() -> stack(Map.of(parameter, value)))
                .withMessageStartingWith("parameter " + parameter + " is '" + value + "', expected ");
    }
}
