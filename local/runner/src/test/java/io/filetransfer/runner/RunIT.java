package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The command as a user runs it, from its arguments to its exit code. */
@Isolated("the command takes over System.err")
class RunIT {

    private static final Path PROJECT = Path.of("..", "..");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @Test
    void execute_sample_movesItsFilesReportsAndExitsWith0() {
        assertThat(execute("--fast", "--port", "0")).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains(
                        "S3, DynamoDB, Lambda and Step Functions at http://127.0.0.1:",
                        "5 of 5 files moved",
                        "Timeline (start, duration, state)",
                        "FileTransferWorkerCheckFileStatusPassed",
                        "Execution SUCCEEDED",
                        "CSV files moved:   5 of 5",
                        "still in raw:      1 files",
                        "README.md: does not contain .csv, so that nobody moves it");
    }

    @Test
    void execute_awkwardSource_namesWhatIsLeftOutAndWhatIsLeftBehind() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("."));
        Files.writeString(folder.resolve("title\u001b]0;x\u0007\n.csv"), "1");
        Files.writeString(folder.resolve("bidi\u202e.md"), "1");
        Path deep = Files.createDirectories(
                folder.resolve("x".repeat(255)).resolve("x".repeat(255)).resolve("x".repeat(255)));
        Files.writeString(deep.resolve("y".repeat(248) + ".csv"), "too long a key in the destination");

        assertThat(execute("--fast=600", "--port", "0", "--source", folder.toString()))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "Of --source, 1 of 4 entries are not uploaded:\n    link: a link to a folder",
                        "CSV files moved:   1 of 2",
                        "yyy.csv: failed: ",
                        "bidi\\u202e.md: does not contain .csv",
                        "not uploaded:      1 entries of --source",
                        "The functions' logs are in")
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\n]]");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void execute_deploymentRefused_isOneLineAndATraceWithVerbose() throws IOException {
        for (String file : List.of("template.yaml", "events/execution-input.json")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(PROJECT.resolve(file), folder.resolve(file));
        }
        for (String function : List.of("master-lambda", "slave-lambda", "status-lambda")) {
            Path jar = Path.of(function, "target", function + ".jar");
            Files.createDirectories(folder.resolve(jar).getParent());
            Files.copy(PROJECT.resolve(jar), folder.resolve(jar));
        }
        Path definition = folder.resolve("statemachine/file-transfer.asl.json");
        Files.createDirectories(definition.getParent());
        Files.writeString(definition, "{\"StartAt\": \"None\", \"States\": {}}");

        assertThat(executeIn(folder, "--port", "0", "--generate", "1")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("local/run: Invalid State Machine Definition: ")
                .endsWith(" (--verbose shows where)\n")
                .hasLineCount(1);

        assertThat(executeIn(folder, "--port", "0", "--generate", "1", "--verbose"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("\n    at io.filetransfer.runner.RunCommand.call(");
    }

    @Test
    void execute_export_writesFilesTableHistoryAndLogs() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(Files.createDirectory(source.resolve("%2F")).resolve("a\u0001.csv"), "odd");
        Files.writeString(source.resolve("README.md"), "stays");
        Path export = folder.resolve("export");

        assertThat(execute("--fast", "--port=0", "--source=" + source, "--export=" + export))
                .isZero();

        assertThat(out.toString())
                .contains("Exported to " + export + ": 1 files in refined, 1 in raw")
                .doesNotContain("on disk:");
        assertThat(export.resolve("refined/%252F/a%01.csv")).hasContent("odd");
        assertThat(export.resolve("raw/README.md")).hasContent("stays");
        assertThat(export.resolve("status.jsonl"))
                .content()
                .hasLineCount(1)
                .contains("\"file_name\":\"raw/%2F/a\\u0001.csv\"", "\"file_transfer_status\":\"completed\"");
        try (Stream<Path> histories = Files.list(export.resolve("history"))) {
            assertThat(histories)
                    .singleElement()
                    .satisfies(file -> assertThat(file)
                            .content()
                            .contains("\"type\" : \"ExecutionStarted\"", "\"type\" : \"ExecutionSucceeded\""));
        }
        assertThat(export.resolve("logs"))
                .isDirectoryContaining("glob:**/file-transfer-slave")
                .isDirectoryContaining("glob:**/servers.log");
    }

    @Test
    void execute_txtInTheSource_warnsFailsAndExitsWith1() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "nobody moves this");

        Path export = folder.resolve("export");

        assertThat(execute("--fast=3000", "--port", "0", "--source", folder.toString(), "--export", export.toString()))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "Of these files, 1 contain .txt",
                        "Execution FAILED",
                        "cause: File Transfer Failed",
                        "io.filetransfer.status.FileTransferIncompleteException",
                        "Exported to " + export + ": 0 files in refined, 1 in raw");
        assertThat(export.resolve("raw/notes.txt")).hasContent("nobody moves this");
    }

    @Test
    void execute_portTaken_isOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(execute("--port", port, "--generate", "0")).isEqualTo(1);

            assertThat(err.toString()).startsWith("local/run: ").contains(port).hasLineCount(1);
        }
    }

    private int execute(String... arguments) {
        return executeIn(PROJECT, arguments);
    }

    private int executeIn(Path project, String... arguments) {
        String[] all = Stream.concat(Stream.of("--project", project.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return Main.commandLine(new Interruption(), out, err).execute(all);
    }
}
