package io.filetransfer.emulator.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Starts the process of an execution environment: a JVM of its own that sees only what Lambda would give it. */
final class EnvironmentLauncher {

    private static final int HEAP_PERCENT = 85;

    private final LambdaVariables variables;
    private final RuntimeClassPath classPath;
    private final NativeLibraries libraries;
    private final Path java;

    EnvironmentLauncher(LambdaVariables variables, RuntimeClassPath classPath, NativeLibraries libraries) {
        this.variables = variables;
        this.classPath = classPath;
        this.libraries = libraries;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Starts an environment whose Runtime API is at the given host, port and path. */
    Process launch(FunctionSpec function, String id, EnvironmentFiles files, String runtimeApi) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(function, files))
                .directory(files.taskRoot().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(variables.of(function, files, logStream(id, function), runtimeApi));
        return builder.start();
    }

    private List<String> command(FunctionSpec function, EnvironmentFiles files) {
        return List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx" + function.memoryMegabytes() * HEAP_PERCENT / 100 + "m",
                // Without this every JVM leaves a file in a folder that all processes share.
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + files.log() + ".crash",
                "-Djava.io.tmpdir=" + files.temporary(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                libraries.option(),
                // Where org.crac finds the hooks' context: on Lambda, as here, in the Runtime Interface Client.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                classPath.forCode(function.code().jar()),
                EnvironmentMain.class.getName(),
                function.handler());
    }

    private static String logStream(String id, FunctionSpec function) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return today.toString().replace('-', '/') + "/[" + function.version() + "]" + id;
    }
}
