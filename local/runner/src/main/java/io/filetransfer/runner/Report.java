package io.filetransfer.runner;

import io.filetransfer.emulator.lambda.AsyncFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Prints what came of a transfer. */
final class Report {

    private static final int SHOWN_FAILURES = 10;

    private final PrintWriter out;
    private final TransferNames names;
    private final FastFactor fast;

    Report(PrintWriter out, TransferNames names, FastFactor fast) {
        this.out = out;
        this.names = names;
        this.fast = fast;
    }

    void print(TransferOutcome outcome, List<AsyncFailure> failures) {
        DescribeExecutionResponse execution = outcome.execution();
        out.println();
        new Timeline(out, execution.startDate(), execution.stopDate()).print(outcome.history());
        out.println();
        printEnding(execution);
        printFiles(outcome);
        printFailures(failures);
        out.flush();
    }

    private void printEnding(DescribeExecutionResponse execution) {
        out.printf(
                "Execution %s after %.1f s%n",
                execution.statusAsString(),
                Duration.between(execution.startDate(), execution.stopDate()).toMillis() / 1000.0);
        Stream.of(
                        labelled("output", execution.output()),
                        labelled("error", execution.error()),
                        labelled("cause", execution.cause()))
                .filter(line -> !line.isEmpty())
                .forEach(out::println);
    }

    private void printFiles(TransferOutcome outcome) {
        out.printf(
                "  CSV files moved:   %d of %d%n",
                outcome.moved(), outcome.before().csv());
        out.printf("  now in refined:    %d files in %s%n", outcome.inDestination(), names.destinationUri());
        out.printf("  still in raw:      %d files in %s%n", outcome.after().all(), names.sourceUri());
        FileAndReason.print(outcome.left(), outcome.after().all(), out);
        outcome.checksOver().ifPresent(checks -> printChecksOver(outcome, checks));
    }

    private void printChecksOver(TransferOutcome outcome, Duration checks) {
        out.printf(
                "The checks were over after %.1f s, with %d of %d CSV files left: %s shortens them too much,"
                        + " %s would have done.%n",
                checks.toMillis() / 1000.0,
                outcome.after().csv(),
                outcome.before().csv(),
                fast,
                outcome.slowEnough());
    }

    private void printFailures(List<AsyncFailure> failures) {
        if (failures.isEmpty()) {
            return;
        }
        out.printf("%d asynchronous invocations were given up:%n", failures.size());
        failures.stream()
                .limit(SHOWN_FAILURES)
                .forEach(failure -> out.printf(
                        "  %s %s after %d attempts: %s: %s%n",
                        failure.function(),
                        failure.payload(),
                        failure.attempts(),
                        failure.errorType(),
                        failure.errorMessage()));
        if (failures.size() > SHOWN_FAILURES) {
            out.printf("  and %d more%n", failures.size() - SHOWN_FAILURES);
        }
    }

    private static String labelled(String label, String value) {
        return value == null ? "" : "  " + label + ": " + value;
    }
}
