package io.filetransfer.emulator.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Starts execution environments, each a JVM of its own that sees only what Lambda would give it, and makes the Runtime
 * API know them while they live.
 */
final class EnvironmentFactory {

    private static final int HEAP_PERCENT = 85;

    private final Path workDirectory;
    private final RuntimeApi runtimeApi;
    private final LambdaVariables variables;
    private final RuntimeInterfaceClient client;
    private final ScheduledExecutorService timer;
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    EnvironmentFactory(LambdaOptions options, RuntimeApi runtimeApi, ScheduledExecutorService timer)
            throws IOException {
        this.workDirectory = options.workDirectory();
        this.runtimeApi = runtimeApi;
        this.variables = new LambdaVariables(options);
        this.client = RuntimeInterfaceClient.in(EnvironmentFiles.root(workDirectory));
        this.timer = timer;
    }

    /** Starts an environment, without waiting until it is up. */
    ExecutionEnvironment start(FunctionPool pool) {
        FunctionSpec function = pool.function();
        String id = UUID.randomUUID().toString().replace("-", "");
        try {
            EnvironmentFiles files = EnvironmentFiles.create(workDirectory, function, id);
            EnvironmentLog log = new EnvironmentLog(files.log(), function);
            ExecutionEnvironment environment = new ExecutionEnvironment(pool, files, log, timer);
            runtimeApi.register(id, environment);
            Thread.startVirtualThread(() -> run(environment, () -> launch(function, id, files), id));
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(ExecutionEnvironment environment, ExecutionEnvironment.Launcher launcher, String id) {
        try {
            environment.run(launcher);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runtimeApi.unregister(id);
        }
    }

    private Process launch(FunctionSpec function, String id, EnvironmentFiles files) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(function, files))
                .directory(files.taskRoot().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(variables.of(function, files, logStream(id, function), runtimeApi.addressFor(id)));
        return builder.start();
    }

    private List<String> command(FunctionSpec function, EnvironmentFiles files) throws IOException {
        Path jar = function.jar();
        AotCache cache = AotCache.of(jar, client.mainJar());
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + function.memoryMegabytes() * HEAP_PERCENT / 100 + "m",
                // Without this every JVM leaves a file in a folder that all processes share.
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + files.log() + ".crash",
                "-Djava.io.tmpdir=" + files.temporary(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                client.libraryOption(),
                // Where org.crac finds the hooks' context: on Lambda, as here, in the Runtime Interface Client.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
        command.addAll(cache.options());
        command.addAll(List.of(
                "-cp", client.classPath(cache.mainJar(), jar), EnvironmentMain.class.getName(), function.handler()));
        return command;
    }

    private static String logStream(String id, FunctionSpec function) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return today.toString().replace('-', '/') + "/[" + function.version() + "]" + id;
    }
}
