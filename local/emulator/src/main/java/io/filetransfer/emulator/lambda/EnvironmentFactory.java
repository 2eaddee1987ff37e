package io.filetransfer.emulator.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/** Starts execution environments and makes the Runtime API know them while they live. */
final class EnvironmentFactory implements FunctionPool.EnvironmentFactory {

    private final Path workDirectory;
    private final RuntimeApi runtimeApi;
    private final EnvironmentLauncher launcher;
    private final ScheduledExecutorService timer;

    EnvironmentFactory(
            Path workDirectory, RuntimeApi runtimeApi, EnvironmentLauncher launcher, ScheduledExecutorService timer) {
        this.workDirectory = workDirectory;
        this.runtimeApi = runtimeApi;
        this.launcher = launcher;
        this.timer = timer;
    }

    @Override
    public ExecutionEnvironment start(FunctionPool pool) {
        String id = UUID.randomUUID().toString().replace("-", "");
        try {
            EnvironmentFiles files = EnvironmentFiles.create(workDirectory, pool.function(), id);
            ExecutionEnvironment environment = new ExecutionEnvironment(
                    pool, files, new EnvironmentLog(files.log(), PlatformLines.of(pool.function())), timer);
            runtimeApi.register(id, environment);
            Thread.startVirtualThread(() -> run(environment, pool.function(), id));
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(ExecutionEnvironment environment, FunctionSpec function, String id) {
        try {
            environment.run(files -> launcher.launch(function, id, files, runtimeApi.addressFor(id)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runtimeApi.unregister(id);
        }
    }
}
