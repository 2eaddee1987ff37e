package io.filetransfer.local.run;

import io.filetransfer.local.cloud.IncompatibleTableException;
import io.filetransfer.local.cloud.UnusableFunctionException;
import io.filetransfer.local.http.PortUnavailableException;
import io.filetransfer.local.template.InvalidTemplateException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Entry point of {@code local/run}. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process: DynamoDB Local leaves threads behind. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new Interruption()).execute(arguments));
    }

    static CommandLine commandLine(Interruption interruption) {
        CommandLine commandLine = new CommandLine(new RunCommand(interruption));
        commandLine
                .getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        return commandLine
                .setParameterExceptionHandler(Main::wrongArguments)
                .setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, command, interruption));
    }

    private static int wrongArguments(ParameterException exception, String[] arguments) {
        CommandLine commandLine = exception.getCommandLine();
        commandLine.getErr().println("local/run: " + exception.getMessage() + " (see local/run --help)");
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception exception, CommandLine commandLine, Interruption interruption) {
        if (!interruption.isUnderWay()) {
            commandLine.getErr().println("local/run: " + message(exception));
            if (!isForTheUser(exception)) {
                exception.printStackTrace(commandLine.getErr());
            }
        }
        return exception instanceof UserException || exception instanceof InvalidTemplateException
                ? commandLine.getCommandSpec().exitCodeOnInvalidInput()
                : commandLine.getCommandSpec().exitCodeOnExecutionException();
    }

    private static boolean isForTheUser(Exception exception) {
        return exception instanceof UserException
                || exception instanceof InvalidTemplateException
                || exception instanceof PortUnavailableException
                || exception instanceof IncompatibleTableException
                || exception instanceof UnusableFunctionException
                || exception instanceof UncheckedIOException;
    }

    private static String message(Exception exception) {
        return exception.getMessage() == null ? exception.toString() : exception.getMessage();
    }
}
