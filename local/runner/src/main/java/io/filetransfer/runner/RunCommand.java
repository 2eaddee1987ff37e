package io.filetransfer.runner;

import io.filetransfer.emulator.cloud.CloudOptions;
import io.filetransfer.emulator.cloud.LocalCloud;
import io.filetransfer.emulator.lambda.LambdaOptions;
import io.filetransfer.emulator.states.engine.TimeScale;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.emulator.template.Stack;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code local/run}: the whole system on this machine, for one transfer or until it is interrupted. */
@Command(
        name = "local/run",
        sortOptions = false,
        description = "Runs the file transfer on this machine: the same jars, state machine and template that are"
                + " deployed, on embedded S3, DynamoDB, Lambda and Step Functions at 127.0.0.1.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the execution succeeded", "1:it failed, or the run did", "2:an option is wrong"})
public final class RunCommand implements Callable<Integer> {

    static final String VERBOSE = "--verbose";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_DELAY = 21_600;

    @Option(names = "--project", hidden = true, required = true, description = "The project's folder.")
    private Path project;

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "Upload every file of this folder; without it, a small sample.")
    private Path source;

    @Option(names = "--generate", paramLabel = "N", description = "Upload N generated CSV files.")
    private Integer generate;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "4566",
            description = "Port of the endpoint, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description =
                    "When the run ends, however it does, write to this new or empty folder the files of refined/ and raw/,"
                            + " the status table (status.jsonl), the executions' histories (history/) and the functions' logs"
                            + " (logs/). In file names, %% and what no file name can have are written as in a URL: %%00, %%2F. A"
                            + " name of more than 255 bytes goes on in a folder whose name ends in %%.")
    private Path export;

    @Option(names = "--data-dir", hidden = true, arity = "0..1", fallbackValue = "")
    private String dataDirectory;

    @Option(names = "--keep", description = "Leave everything running after the transfer, until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--fast",
            paramLabel = "FACTOR",
            arity = "0..1",
            fallbackValue = FastFactor.AUTO,
            defaultValue = "1",
            description =
                    "Wait states, retry intervals and activity polls take a FACTOR-th of their time (when not given,"
                            + " 60, or as much less as the number of files needs).")
    private String fast;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description =
                    "Invocations of a function that run at the same time (default: one per processor, at least two).")
    private int concurrency = LocalCommand.DEFAULT_CONCURRENCY;

    @Option(
            names = "--async-retry-delays",
            paramLabel = "SECONDS",
            split = ",",
            description = "Seconds before each retry of a failed asynchronous invoke (default: 60,120; --fast shortens"
                    + " the default).")
    private List<Double> asyncRetryDelays;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "Value for a parameter of template.yaml; may be repeated.")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--input", paramLabel = "FILE", description = "The execution's input, a JSON file.")
    private Path input;

    @Option(names = VERBOSE, description = "Print the servers' warnings, and where an error came from.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    private final Interruption interruption;

    RunCommand(Interruption interruption) {
        this.interruption = interruption;
    }

    /**
     * Runs the transfer.
     *
     * @return 0 when the execution succeeded, 1 when it failed
     * @throws InterruptedException when the run is to stop
     */
    @Override
    @SuppressWarnings("try") // log and export are only to be closed
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        SafeWriter err = (SafeWriter) spec.commandLine().getErr();
        checkOptions();
        DeploymentTarget target = LocalCommand.target();
        Stack stack = Stack.read(project.resolve("template.yaml"), parameters, target);
        requireJars(stack);
        TransferNames names = TransferNames.of(stack);
        String executionInput = new ExecutionInput(project, Optional.ofNullable(input)).read();
        HeapRoom room = new HeapRoom(Runtime.getRuntime().maxMemory());
        Input files = input(names, room);
        files.printLeftOut(out);
        room.require(files, concurrency);
        if (export != null) {
            Export.prepare(export);
        }
        FastFactor factor = factor(files.files().size(), out);
        try (WorkDirectory work = WorkDirectory.open();
                ServerLog log = verbose ? ServerLog.to(err::printTraceLine) : ServerLog.in(work.logs());
                LocalCloud cloud = startCloud(stack, work, target, factor.scale());
                AutoCloseable exported = export(cloud, names, work.logs(), out)) {
            RunSession session = new RunSession(cloud, names, target.region(), factor, out);
            session.start(stack.leftOut());
            boolean succeeded = session.transfer(files, executionInput);
            if (export == null) {
                out.printf(
                        "  on disk:           nothing, all of it %s (see --keep and --export)%n",
                        keep ? "is in memory until Ctrl-C" : "was in memory");
            }
            if (!succeeded && !keep && export == null) {
                work.keepLogs(out);
            }
            if (keep) {
                session.printCommands(work.logs());
                new CountDownLatch(1).await();
            }
            return succeeded ? 0 : 1;
        }
    }

    private AutoCloseable export(LocalCloud cloud, TransferNames names, Path logs, PrintWriter out) {
        if (export == null) {
            return () -> {};
        }
        Export exported = new Export(export, cloud.clients(), names, logs, out);
        interruption.closes(exported);
        return exported;
    }

    private FastFactor factor(int files, PrintWriter out) {
        FastFactor factor = FastFactor.of(fast, files, concurrency);
        if (fast.equals(FastFactor.AUTO)) {
            out.printf("Waiting takes as much less time as with %s%n", factor);
        }
        return factor;
    }

    private LocalCloud startCloud(Stack stack, WorkDirectory work, DeploymentTarget target, TimeScale timeScale) {
        CloudOptions options = new CloudOptions(
                port,
                work.path(),
                target.region(),
                target.accountId(),
                timeScale,
                asyncRetryDelays(timeScale),
                concurrency);
        interruption.closes(work);
        LocalCloud cloud = LocalCloud.start(stack, options);
        interruption.closes(cloud);
        return cloud;
    }

    private void checkOptions() {
        if (dataDirectory != null) {
            throw new UserException(
                    "--data-dir is gone, since every run starts clean: --export DIR writes at the end of a"
                            + " run what is to stay");
        }
        requireName("--source", source);
        requireName("--export", export);
        requireName("--input", input);
        if (concurrency < 1) {
            throw new UserException("--concurrency is " + concurrency + ", expected at least 1");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new UserException("--port is " + port + ", expected 1 to 65535, or 0 for a free one");
        }
        if (asyncRetryDelays != null
                && asyncRetryDelays.stream().anyMatch(seconds -> !(seconds >= 0 && seconds <= MAX_DELAY))) {
            throw new UserException(
                    "--async-retry-delays is " + asyncRetryDelays + ", expected seconds from 0 to " + MAX_DELAY);
        }
    }

    /** An empty name, as of a variable that is not set, would mean the folder that the command is run in. */
    private static void requireName(String option, Path path) {
        if (path != null && path.toString().isEmpty()) {
            throw new UserException(option + " is empty, expected a name");
        }
    }

    private static void requireJars(Stack stack) {
        stack.functions().stream()
                .filter(function -> !Files.isReadable(function.code()))
                .findFirst()
                .ifPresent(function -> {
                    throw new UserException(
                            "the code of %s is '%s', expected a jar that can be read: build it with mvn package"
                                    .formatted(function.name(), function.code()));
                });
    }

    private Input input(TransferNames names, HeapRoom room) {
        if (source != null && generate != null) {
            throw new UserException("--source and --generate are both given, expected one of them");
        }
        if (generate == null) {
            return Input.folder(
                    source == null ? project.resolve("local").resolve("sample") : source, names.sourcePrefix());
        }
        if (generate < 0) {
            throw new UserException("--generate is " + generate + ", expected a number of files, 0 or more");
        }
        room.require(generate);
        return Input.generated(generate);
    }

    private List<Duration> asyncRetryDelays(TimeScale timeScale) {
        if (asyncRetryDelays != null) {
            return asyncRetryDelays.stream()
                    .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                    .toList();
        }
        return LambdaOptions.DEFAULT_ASYNC_RETRY_DELAYS.stream()
                .map(timeScale::scale)
                .toList();
    }
}
