package io.filetransfer.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.filetransfer.emulator.cloud.UnusableFunctionException;
import io.filetransfer.emulator.document.InvalidDocumentException;
import io.filetransfer.emulator.http.PortUnavailableException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import picocli.CommandLine;

/** Entry point of {@code local/run}. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process: DynamoDB Local leaves threads behind. */
    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine(
                new Interruption(),
                new OutputStreamWriter(System.out, UTF_8),
                new OutputStreamWriter(System.err, UTF_8));
        try {
            System.exit(commandLine.execute(arguments));
        } catch (Error e) {
            commandLine.getErr().println("local/run: " + e);
            System.exit(commandLine.getCommandSpec().exitCodeOnExecutionException());
        }
    }

    static CommandLine commandLine(Interruption interruption, Writer out, Writer err) {
        return LocalCommand.line(new RunCommand(interruption), out, err)
                .setExecutionExceptionHandler((exception, command, parsed) ->
                        failed(exception, command, parsed.hasMatchedOption(RunCommand.VERBOSE), interruption));
    }

    private static int failed(
            Exception exception, CommandLine commandLine, boolean verbose, Interruption interruption) {
        if (!interruption.isUnderWay()) {
            boolean unexplained = !isForTheUser(exception);
            String hint = unexplained && !verbose ? " (" + RunCommand.VERBOSE + " shows where)" : "";
            commandLine.getErr().println("local/run: " + message(exception) + hint);
            if (unexplained && verbose) {
                ((SafeWriter) commandLine.getErr()).printTrace(exception);
            }
        }
        return exception instanceof UserException || exception instanceof InvalidDocumentException
                ? commandLine.getCommandSpec().exitCodeOnInvalidInput()
                : commandLine.getCommandSpec().exitCodeOnExecutionException();
    }

    private static boolean isForTheUser(Exception exception) {
        return exception instanceof UserException
                || exception instanceof InvalidDocumentException
                || exception instanceof PortUnavailableException
                || exception instanceof UnusableFunctionException
                || exception instanceof UncheckedIOException;
    }

    private static String message(Exception exception) {
        return exception.getMessage() == null ? exception.toString() : exception.getMessage();
    }
}
