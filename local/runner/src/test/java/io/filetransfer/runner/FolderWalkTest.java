package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.runner.Input.InputFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {

    @TempDir
    private Path folder;

    @Test
    void of_filesAndLinksToFiles_areTaken() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c.csv"), "12345");
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("a/b/c.csv"));

        Input input = FolderWalk.of(folder, "raw/");

        assertThat(input.files()).extracting(InputFile::path).containsExactlyInAnyOrder("a/b/c.csv", "link.csv");
        assertThat(input.files()).extracting(InputFile::size).containsOnly(5L);
        assertThat(input.leftOut()).isEmpty();
    }

    @Test
    void of_whatCannotBeUploaded_isNamedWithItsReason() throws Exception {
        Files.createSymbolicLink(folder.resolve("dangling.csv"), Path.of("none"));
        Files.createSymbolicLink(folder.resolve("folder"), Files.createDirectory(folder.resolve("a")));
        try (RandomAccessFile big =
                new RandomAccessFile(folder.resolve("big.csv").toFile(), "rw")) {
            big.setLength((5L << 30) + 1);
        }
        bash("mkfifo fifo.csv; : > $'bad\\xff.csv'");
        Path deep = Files.createDirectories(
                folder.resolve("x".repeat(254)).resolve("x".repeat(254)).resolve("x".repeat(254)));
        Files.createFile(deep.resolve("y".repeat(255)));
        Files.createFile(Files.createDirectory(deep.resolve("z")).resolve("z".repeat(254)));

        Input input = FolderWalk.of(folder, "raw/");

        assertThat(input.leftOut())
                .extracting(FileAndReason::reason)
                .containsExactlyInAnyOrder(
                        "its name is not UTF-8",
                        "has 5,368,709,121 bytes, and S3 takes at most 5,368,709,120 (5 GiB) in one upload",
                        "a link that leads nowhere",
                        "not a file but a FIFO, a socket or a device",
                        "a link to a folder, which is not followed",
                        "its key would have 1,025 bytes, and S3 takes at most 1,024");
    }

    @Test
    void of_unreadableEntries_areNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file.csv"));
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "root can read every file");

        assertThat(FolderWalk.of(folder, "raw/").leftOut())
                .containsExactly(
                        new FileAndReason("file.csv", "cannot be read"), new FileAndReason("locked", "cannot be read"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }

    private void bash(String commands) throws Exception {
        Process process = new ProcessBuilder("bash", "-ec", commands)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
