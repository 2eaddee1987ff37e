package io.filetransfer.runner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final Path PROJECT = Path.of("..", "..");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--sauce, Unknown option: '--sauce'",
        "--port=x, Invalid value for option '--port': 'x' is not an int",
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
                "--fast=0 | --fast is '0', expected a number above 0",
                "--fast=-2 | --fast is '-2', expected a number above 0",
                "--fast=x | --fast is 'x', expected a number above 0",
                "--fast=1e999 | --fast is '1e999', expected a number above 0",
                "--concurrency=0 | --concurrency is 0, expected at least 1",
                "--port=70000 | --port is 70000, expected 1 to 65535, or 0 for a free one",
                "--port=-1 | --port is -1, expected 1 to 65535, or 0 for a free one",
                "--async-retry-delays=1,-2 | --async-retry-delays is [1.0, -2.0], expected seconds from 0 to 21600",
                "--source= | --source is empty, expected a name",
                "--export= | --export is empty, expected a name",
                "--input= | --input is empty, expected a name",
                "--input=src | --input is 'src', expected a readable file",
                "--parameter=SourceBucket=my.bucket | SourceBucket is 'my.bucket', expected 3 to 63 small letters, digits and hyphens: a local run takes no dots",
                "--parameter=DestinationBucket=my.bucket | DestinationBucket is 'my.bucket', expected 3 to 63 small letters, digits and hyphens: a local run takes no dots",
                "--parameter=DestinationPrefix=raw | SourcePrefix and DestinationPrefix are the same folder of one bucket, expected separate folders",
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
                        + " ScheduleState, ScheduleTimezone, SlaveConcurrency, SnapStart, SourceBucket,"
                        + " SourcePrefix, StateMachineLogLevel, WarmWritesPerSecond]",
                "--parameter",
                "Bucket=x");
    }

    @Test
    void execute_inputMissing_isOneLine() {
        assertFails("--input is 'none.json', expected a readable file", "--input", "none.json");
    }

    static Stream<Arguments> unusableInputs() {
        return Stream.of(
                Arguments.of("", "JSON, but it is empty"),
                Arguments.of(" \n", "JSON, but it is empty"),
                Arguments.of("{} {}", "JSON: Trailing token"),
                Arguments.of("{\u001b]0;", "JSON: Illegal character"),
                Arguments.of('"' + "x".repeat(262_143) + '"', "at most 262,144 bytes (256 KiB)"),
                Arguments.of("\"\u00ff\"", "text in UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("unusableInputs")
    void execute_unusableInput_isOneLineBeforeAnythingIsStarted(String content, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("input.json"), content, ISO_8859_1);

        assertThat(execute("--input", file.toString())).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("local/run: --input is '" + file + "', expected " + expected)
                .hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void execute_moreFilesThanTheHeapHolds_isOneLine() {
        assertThat(execute("--generate", "2000000000")).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("local/run: 2,000,000,000 files of 0 bytes in all need a heap of ")
                .hasLineCount(1);
    }

    @Test
    void execute_nothingThatCanBeUploaded_isNamedAndRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("dangling\u001b.csv"), Path.of("none"));

        assertFails("--source has no file that can be uploaded", "--source", folder.toString());

        assertThat(out.toString()).isEqualTo("""
                        Of --source, 1 of 1 entries are not uploaded:
                            dangling\\u001b.csv: a link that leads nowhere
                        """);
    }

    @Test
    void execute_jarMissing_isOneLine() throws IOException {
        Files.copy(PROJECT.resolve("template.yaml"), folder.resolve("template.yaml"));
        Files.createDirectory(folder.resolve("statemachine"));
        Path definition = Path.of("statemachine", "file-transfer.asl.json");
        Files.copy(PROJECT.resolve(definition), folder.resolve(definition));

        assertThat(executeIn(folder, List.of())).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("local/run: the code of file-transfer-")
                .endsWith(".jar', expected a jar that can be read: build it with mvn package\n")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--data-dir", "--data-dir=", "--data-dir=data"})
    void execute_dataDirectory_isToldOfExport(String option) {
        assertFails(
                "--data-dir is gone, since every run starts clean: --export DIR writes at the end of a run what is to stay",
                option);
    }

    @Test
    void execute_exportToAFile_isOneLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertExportFails(file, "which cannot be made or read (FileAlreadyExistsException)");
        assertExportFails(file.resolve("below"), "which cannot be made or read (FileSystemException)");
    }

    @Test
    void execute_exportToAFolderWithAFile_isOneLineAndLeavesItAlone() throws IOException {
        Path file = Files.writeString(folder.resolve(".hidden"), "precious");

        assertExportFails(folder, "which is not empty");
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(file).hasContent("precious");
    }

    @Test
    void execute_exportToAFolderThatCannotBeWritten_isOneLine() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(locked), "root can write every folder");

        assertExportFails(locked, "which cannot be written");
    }

    @Test
    void execute_help_namesEveryOption() {
        assertThat(execute("--help")).isZero();

        assertThat(out.toString())
                .contains(
                        "--source",
                        "--generate",
                        "--port",
                        "--export",
                        "--keep",
                        "--fast",
                        "--concurrency",
                        "--async-retry-delays",
                        "--parameter",
                        "--input",
                        "--verbose",
                        "Exit codes")
                .doesNotContain("--project", "--data-dir");
    }

    private void assertExportFails(Path export, String why) {
        err.getBuffer().setLength(0);
        assertFails(
                "--export is '" + export + "', " + why + ": expected a new or empty folder",
                "--generate=1",
                "--export=" + export);
    }

    private void assertFails(String message, String... arguments) {
        assertThat(execute(arguments)).isEqualTo(2);

        assertThat(err.toString()).isEqualTo("local/run: " + message + "\n");
    }

    private int execute(String... arguments) {
        return executeIn(PROJECT, List.of(arguments));
    }

    private int executeIn(Path project, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("--project", project.toString()));
        all.addAll(arguments);
        return Main.commandLine(new Interruption(), out, err).execute(all.toArray(String[]::new));
    }
}
