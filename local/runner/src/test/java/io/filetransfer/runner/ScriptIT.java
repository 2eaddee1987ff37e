package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script before Java starts: the real one in the real project, and copies in projects whose Maven and Java are scripts too. */
@Timeout(120)
class ScriptIT {

    private static final Path SCRIPT = Path.of("..", "run").toAbsolutePath().normalize();

    /** Builds, once the file {@code go} is there or the test is over, a project whose Java prints that it runs. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo build >>"$PROJECT/builds"
            while [ -d "$PROJECT" ] && [ ! -f "$PROJECT/go" ]; do sleep 0.05; done
            mkdir -p "$PROJECT/local/runner/target/run"
            echo "    java.home = $PROJECT/jdk" >"$PROJECT/local/runner/target/run/java-settings"
            : >"$PROJECT/local/runner/target/run/class-path"
            """;

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        project = folder.resolve("project");
        Files.createFile(Files.createDirectories(project).resolve("pom.xml"));
        for (String module : List.of("common", "local/runner")) {
            Files.createDirectories(project.resolve(module).resolve("src/main"));
            Files.createFile(project.resolve(module).resolve("pom.xml"));
        }
        Files.copy(SCRIPT, project.resolve("local/run"));
        program(project.resolve("bin/mvn"), MAVEN);
        program(project.resolve("jdk/bin/java"), "#!/usr/bin/env bash\necho running\n");
    }

    @Test
    void run_unusableSdkSettings_areNotForTheEmbeddedServices() throws Exception {
        Path config = Files.writeString(folder.resolve("config"), "[default\nregion = \"nowhere\"\n = 1\n");
        Process run = start(
                SCRIPT,
                Map.of(
                        "AWS_CONFIG_FILE", config.toString(),
                        "AWS_SHARED_CREDENTIALS_FILE", config.toString(),
                        "AWS_PROFILE", "none",
                        "AWS_RETRY_MODE", "foo",
                        "AWS_MAX_ATTEMPTS", "foo",
                        "AWS_DEFAULTS_MODE", "foo",
                        "AWS_REQUEST_CHECKSUM_CALCULATION", "foo",
                        "AWS_ENDPOINT_URL", "nonsense",
                        "AWS_REGION", "eu-west-1"),
                "--fast",
                "--port=0",
                "--generate=1");

        assertEnds(run, 0, "");
        assertThat(output("out")).contains("CSV files moved:   1 of 1");
    }

    @Test
    void run_endedWhileItIsKept_exportsFirst() throws Exception {
        Path export = folder.resolve("export");
        Process run = start(SCRIPT, Map.of(), "--fast", "--port=0", "--generate=1", "--keep", "--export=" + export);
        awaitText(folder.resolve("out"), "Everything keeps running until Ctrl-C");

        run.destroy();

        assertEnds(run, 143, "");
        assertThat(output("out")).endsWith("Exported to " + export + ": 1 files in refined, 0 in raw\n");
        assertThat(export.resolve("refined/generated/0000000.csv")).content().startsWith("id,name,amount\n0,");
    }

    @Test
    void run_malformedRegion_isOneLine() throws Exception {
        assertEnds(
                start(SCRIPT, Map.of("AWS_REGION", "\"us-east-1\"")),
                2,
                "local/run: AWS_REGION is '\"us-east-1\"', expected the name of a region, such as us-east-1\n");
    }

    @Test
    void run_temporaryFolderWithAColon_isOneLine() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("a:b"));

        assertEnds(
                start(SCRIPT, Map.of("TMPDIR", temporary.toString())),
                2,
                "local/run: the temporary folder '" + temporary
                        + "' has a colon in its name: name another one in TMPDIR\n");
    }

    @Test
    void run_temporaryFolderMissing_isOneLine() throws Exception {
        assertEnds(start(SCRIPT, Map.of("TMPDIR", "/none")), 1, "local/run: TMPDIR is '/none', expected a folder\n");
    }

    @Test
    void run_projectWithAColon_isOneLine() throws Exception {
        Path moved = folder.resolve("a:b");
        Files.move(project, moved);

        assertEnds(
                start(moved.resolve("local/run"), Map.of()),
                1,
                "local/run: the project's folder is '" + moved
                        + "', expected a path without a colon: class paths are separated by it\n");
    }

    @Test
    void run_noMaven_isOneLine() throws Exception {
        Files.delete(project.resolve("bin/mvn"));
        for (String tool : List.of("bash", "dirname", "readlink", "sed", "find", "mkdir", "flock")) {
            program(project.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + toolPath(tool) + " \"$@\"\n");
        }

        assertEnds(
                start(
                        project.resolve("local/run"),
                        Map.of("PATH", project.resolve("bin").toString())),
                1,
                "local/run: mvn is not to be found, expected Maven 3.8 or newer\n");
    }

    @Test
    void run_noJdk_isOneLine() throws Exception {
        program(
                project.resolve("bin/mvn"),
                "#!/usr/bin/env bash\necho '[ERROR] Cannot find matching toolchain definitions'\nexit 1\n");

        assertEnds(
                start(project.resolve("local/run"), Map.of()),
                1,
                "Building (a few minutes the first time, while Maven fetches what it needs) ...\n"
                        + "local/run: Maven finds no JDK 25: install one (see "
                        + project.resolve("local/runner/target/build.log") + ")\n");
    }

    @Test
    void run_jdkOfTheBuildIsGone_buildsAgain() throws Exception {
        Files.createFile(project.resolve("go"));
        Path settings = Files.createDirectories(project.resolve("local/runner/target/run"))
                .resolve("java-settings");
        Files.writeString(settings, "java.home = /none\n");

        assertThat(start(project.resolve("local/run"), Map.of()).waitFor()).isZero();
        assertThat(output("out")).isEqualTo("running\n");
    }

    @Test
    void run_twoThatHaveToBuild_buildOnceAndTheSecondSaysThatItWaits() throws Exception {
        Process first = start(project.resolve("local/run"), Map.of());
        awaitText(project.resolve("builds"), "build");
        Process second = start(project.resolve("local/run"), Map.of(), folder.resolve("second"));
        awaitText(folder.resolve("second"), "Waiting for another local/run that builds ...");
        Files.createFile(project.resolve("go"));

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(project.resolve("builds")).hasContent("build\n");
    }

    private void assertEnds(Process run, int exitCode, String errors) throws Exception {
        assertThat(run.waitFor()).isEqualTo(exitCode);
        assertThat(output("err")).isEqualTo(errors);
    }

    private String output(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private Process start(Path script, Map<String, String> environment, String... arguments) throws IOException {
        return start(script, environment, folder.resolve("err"), arguments);
    }

    private Process start(Path script, Map<String, String> environment, Path err, String... arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                        .toList())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(err.toFile());
        builder.environment().put("PROJECT", project.toString());
        builder.environment().merge("PATH", project.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Path toolPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void awaitText(Path file, String text) throws Exception {
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            Thread.sleep(20);
        }
    }
}
