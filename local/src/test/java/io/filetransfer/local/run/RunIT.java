package io.filetransfer.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it, from its arguments to its exit code. */
class RunIT {

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
                        "still in raw:      1 files");
    }

    @Test
    void execute_dataDirectoryTwice_keepsTheFilesOnDisk() throws IOException {
        Path source = Files.createDirectory(folder.resolve("source"));
        Path data = folder.resolve("data");
        Path refined = data.resolve("s3").resolve("file-transfer-integration").resolve("refined");
        Files.writeString(source.resolve("a.csv"), "first");
        assertThat(run(source, data)).isZero();
        Files.delete(source.resolve("a.csv"));
        Files.writeString(source.resolve("b.csv"), "second");
        assertThat(run(source, data)).isZero();

        assertThat(refined.resolve("a.csv")).hasContent("first");
        assertThat(refined.resolve("b.csv")).hasContent("second");
    }

    @Test
    void execute_txtInTheSource_warnsFailsAndExitsWith1() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "nobody moves this");

        assertThat(execute("--fast=3000", "--port", "0", "--source", folder.toString()))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "Of these files, 1 contain .txt",
                        "Execution FAILED",
                        "cause: File Transfer Failed",
                        "io.filetransfer.status.FileTransferIncompleteException",
                        "The functions' logs are in");
    }

    @Test
    void execute_portTaken_isOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(execute("--port", port, "--generate", "0")).isEqualTo(1);

            assertThat(err.toString()).startsWith("local/run: ").contains(port).hasLineCount(1);
        }
    }

    private int run(Path source, Path data) {
        return execute("--fast", "--port", "0", "--source", source.toString(), "--data-dir", data.toString());
    }

    private int execute(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--project";
        all[1] = Path.of("..").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Main.commandLine(new Interruption())
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true))
                .execute(all);
    }
}
