package io.filetransfer.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.local.s3.EmbeddedS3;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    private static final Path PROJECT = Path.of("..");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--sauce, Unknown option: '--sauce'",
        "--port=x, Invalid value for option '--port': 'x' is not an int",
        "--fast=x, Invalid value for option '--fast': 'x' is not a double",
        "--generate, Missing required parameter for option '--generate' (N)",
    })
    void execute_wrongOption_isOneLineAndExitCode2(String option, String message) {
        assertThat(execute(option)).isEqualTo(2);

        assertThat(err.toString()).isEqualTo("local/run: " + message + " (see local/run --help)\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fast=0 | --fast is 0.0, expected a number above 0",
                "--fast=-2 | --fast is -2.0, expected a number above 0",
                "--concurrency=0 | --concurrency is 0, expected at least 1",
                "--port=70000 | --port is 70000, expected 1 to 65535, or 0 for a free one",
                "--port=-1 | --port is -1, expected 1 to 65535, or 0 for a free one",
                "--async-retry-delays=1,-2 | --async-retry-delays is [1.0, -2.0], expected seconds from 0 to 21600",
                "--source= | --source is empty, expected the name of a folder",
                "--data-dir= | --data-dir is empty, expected the name of a folder",
                "--parameter=DestinationPrefix=raw | SourcePrefix and DestinationPrefix are the same folder of one bucket, expected separate folders",
                "--parameter=DestinationPrefix=raw/x | the zones s3://file-transfer-integration/raw/ and s3://file-transfer-integration/raw/x/ overlap, expected separate folders",
                "--async-retry-delays=NaN | --async-retry-delays is [NaN], expected seconds from 0 to 21600",
                "--generate=-1 | --generate is -1, expected a number of files, 0 or more",
                "--input=pom.xml | --input is 'pom.xml', expected JSON: Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
            })
    void execute_unusableValue_isOneLineNamingTheOption(String option, String message) {
        assertFails(message, option);
    }

    @Test
    void execute_sourceMissing_isOneLine() {
        assertFails(
                "--source is '" + folder.resolve("none") + "', expected an existing, readable folder",
                "--source",
                folder.resolve("none").toString());
    }

    @Test
    void execute_sourceAndGenerate_areNotBothTaken() {
        assertFails("--source and --generate are both given, expected one of them", "--source", ".", "--generate", "1");
    }

    @Test
    void execute_unknownParameter_isOneLineWithTheKnownOnes() {
        assertFails(
                "parameter 'Bucket' is unknown, expected one of"
                        + " [DestinationBucket, DestinationPrefix, FilesPerInvocation, KmsKeyArn, LogLevel, LogRetentionDays,"
                        + " NotificationEmail, OldVersionDays, OldestFileAlarmHours, RetentionDays, ScheduleExpression,"
                        + " ScheduleState, ScheduleTimezone, SlaveConcurrency, SlaveRetryAttempts, SnapStart, SourceBucket,"
                        + " SourcePrefix, StateMachineLogLevel]",
                "--parameter",
                "Bucket=x");
    }

    @Test
    void execute_inputMissing_isOneLine() {
        assertFails("--input is 'none.json', expected a readable file", "--input", "none.json");
    }

    @Test
    void execute_dataDirectoryIsAFile_isOneLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(execute("--data-dir", file.toString(), "--generate", "0")).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("local/run: --data-dir is '" + file + "', expected a folder")
                .hasLineCount(1);
    }

    @Test
    void execute_help_namesEveryOption() {
        assertThat(execute("--help")).isZero();

        assertThat(out.toString())
                .contains(
                        "--source",
                        "--generate",
                        "--port",
                        "--data-dir",
                        "--keep",
                        "--fast",
                        "--concurrency",
                        "--async-retry-delays",
                        "--parameter",
                        "--input",
                        "Exit codes")
                .doesNotContain("--project");
    }

    @Test
    void execute_dataDirectoryOfAnotherRun_isRefusedAndLeftAlone() throws IOException {
        Path environments = Files.createDirectories(folder.resolve("environments"));
        try (EmbeddedS3 other = EmbeddedS3.inFolder(folder.resolve("s3"))) {
            assertThat(other.service()).isNotNull();
            assertThat(execute("--data-dir", folder.toString(), "--generate", "0", "--port", "0"))
                    .isEqualTo(1);
        }

        assertThat(err.toString()).contains("another run").hasLineCount(1);
        assertThat(environments).isDirectory();
    }

    private void assertFails(String message, String... arguments) {
        assertThat(execute(arguments)).isEqualTo(2);

        assertThat(err.toString()).isEqualTo("local/run: " + message + "\n");
    }

    private int execute(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--project", PROJECT.toString()));
        all.addAll(List.of(arguments));
        CommandLine commandLine = Main.commandLine(new Interruption());
        return commandLine
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
    }
}
