package io.filetransfer.runner;

import io.filetransfer.emulator.template.DeploymentTarget;
import java.io.Writer;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What {@code local/run} and {@code local/bench} have in common. */
public final class LocalCommand {

    /** How many invocations of a function run at the same time, unless told otherwise. */
    public static final int DEFAULT_CONCURRENCY =
            Math.max(2, Runtime.getRuntime().availableProcessors());

    private LocalCommand() {}

    /** Makes a command line with help, which says in one line what is wrong with its arguments. */
    public static CommandLine line(Object command, Writer out, Writer err) {
        CommandLine commandLine =
                new CommandLine(command).setOut(new SafeWriter(out)).setErr(new SafeWriter(err));
        commandLine
                .getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        return commandLine.setParameterExceptionHandler(LocalCommand::wrongArguments);
    }

    /**
     * Returns where the stack is deployed to, in the region that the environment names.
     *
     * @throws UserException when that is no region's name
     */
    public static DeploymentTarget target() {
        return new DeploymentTarget("file-transfer", AwsRegion.of(System.getenv()), "123456789012");
    }

    private static int wrongArguments(ParameterException exception, String[] arguments) {
        CommandLine commandLine = exception.getCommandLine();
        String name = commandLine.getCommandName();
        commandLine.getErr().println(name + ": " + exception.getMessage() + " (see " + name + " --help)");
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }
}
