package io.filetransfer.runner.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.filetransfer.runner.LocalCommand;
import io.filetransfer.runner.UserException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import picocli.CommandLine;

/** Entry point of {@code local/bench}. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process: DynamoDB Local leaves threads behind. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new OutputStreamWriter(System.out, UTF_8), new OutputStreamWriter(System.err, UTF_8))
                .execute(arguments));
    }

    static CommandLine commandLine(Writer out, Writer err) {
        return LocalCommand.line(new BenchCommand(), out, err)
                // A negative number would be an unknown option.
                .setUnmatchedOptionsArePositionalParams(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, command));
    }

    private static int failed(Exception exception, CommandLine commandLine) {
        boolean usersFault = exception instanceof UserException;
        commandLine.getErr().println("local/bench: " + (usersFault ? exception.getMessage() : exception));
        return usersFault
                ? commandLine.getCommandSpec().exitCodeOnInvalidInput()
                : commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
}
