package io.filetransfer.runner.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.filetransfer.runner.SafeWriter;
import io.filetransfer.runner.UserException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Entry point of {@code local/bench}. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process: DynamoDB Local leaves threads behind. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new OutputStreamWriter(System.out, UTF_8), new OutputStreamWriter(System.err, UTF_8))
                .execute(arguments));
    }

    static CommandLine commandLine(Writer out, Writer err) {
        CommandLine commandLine = new CommandLine(new BenchCommand())
                .setOut(new SafeWriter(out))
                .setErr(new SafeWriter(err))
                // A negative number would be an unknown option.
                .setUnmatchedOptionsArePositionalParams(true);
        commandLine
                .getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        return commandLine
                .setParameterExceptionHandler(Main::wrongArguments)
                .setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, command));
    }

    private static int wrongArguments(ParameterException exception, String[] arguments) {
        CommandLine commandLine = exception.getCommandLine();
        commandLine.getErr().println("local/bench: " + exception.getMessage() + " (see local/bench --help)");
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception exception, CommandLine commandLine) {
        boolean usersFault = exception instanceof UserException;
        commandLine.getErr().println("local/bench: " + (usersFault ? exception.getMessage() : exception));
        return usersFault
                ? commandLine.getCommandSpec().exitCodeOnInvalidInput()
                : commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
}
