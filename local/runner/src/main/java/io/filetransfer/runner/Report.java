package io.filetransfer.runner;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Prints what came of a transfer. */
final class Report {

    private static final int SHOWN_ERROR = 180;

    private final PrintWriter out;
    private final TransferNames names;
    private final FastFactor fast;

    Report(PrintWriter out, TransferNames names, FastFactor fast) {
        this.out = out;
        this.names = names;
        this.fast = fast;
    }

    void print(TransferOutcome outcome) {
        DescribeExecutionResponse execution = outcome.execution();
        out.println();
        out.println("Timeline (start, duration, state)");
        outcome.history().visits().forEach(visit -> print(visit, execution));
        out.println();
        printEnding(execution);
        printFiles(outcome);
        out.flush();
    }

    private void print(StateVisit visit, DescribeExecutionResponse execution) {
        Instant left = visit.isOpen() ? execution.stopDate() : visit.left();
        out.printf(
                "  %8s %8s  %-42s %s%n",
                seconds(execution.startDate(), visit.entered()),
                seconds(visit.entered(), left),
                visit.state(),
                visit.ending());
        if (visit.failedAttempts() > 0) {
            out.printf("%21sfailed attempts: %d, the last with%n", "", visit.failedAttempts());
            out.printf("%21s%s%n", "", shortened(visit.lastError()));
        }
    }

    private void printEnding(DescribeExecutionResponse execution) {
        out.printf(
                "Execution %s after %s%n",
                execution.statusAsString(), seconds(execution.startDate(), execution.stopDate()));
        Stream.of(
                        labelled("output", execution.output()),
                        labelled("error", execution.error()),
                        labelled("cause", execution.cause()))
                .filter(line -> !line.isEmpty())
                .forEach(out::println);
    }

    private void printFiles(TransferOutcome outcome) {
        out.printf("  CSV files moved:   %d of %d%n", outcome.moved(), outcome.found());
        out.printf("  now in refined:    %d files in %s%n", outcome.inDestination(), names.destinationUri());
        out.printf("  still in raw:      %d files in %s%n", outcome.left().size(), names.sourceUri());
        printFiles(outcome.reasons(), outcome.left().size(), out);
        if (outcome.checksOver()) {
            out.printf("The checks were over before all files were moved: %s shortens them too much%n", fast);
        }
    }

    /** Prints the first of some files. */
    static void printFiles(List<FileAndReason> files, long all, PrintWriter out) {
        files.stream()
                .limit(FileAndReason.SHOWN)
                .forEach(file -> out.printf("    %s: %s%n", file.path(), shortened(file.reason())));
        if (all > FileAndReason.SHOWN) {
            out.printf("    and %d more%n", all - FileAndReason.SHOWN);
        }
    }

    private static String shortened(String error) {
        return error.length() > SHOWN_ERROR ? error.substring(0, SHOWN_ERROR) + " ..." : error;
    }

    private static String seconds(Instant from, Instant to) {
        return "%.1f s".formatted(Duration.between(from, to).toMillis() / 1000.0);
    }

    private static String labelled(String label, String value) {
        return value == null ? "" : "  " + label + ": " + value;
    }
}
