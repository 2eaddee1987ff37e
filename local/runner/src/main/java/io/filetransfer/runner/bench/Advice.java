package io.filetransfer.runner.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.filetransfer.common.advice.ListPrices;
import io.filetransfer.common.advice.TransferEstimate;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The table of what to expect on AWS, computed from the services' limits.
 *
 * @param prices the list prices
 */
record Advice(ListPrices prices) {

    private static final List<Long> FILES = List.of(1_000L, 100_000L, 1_000_000L, 10_000_000L);
    private static final List<Integer> FILES_PER_INVOCATION = List.of(1, 25, 100);
    private static final int NEW_ACCOUNT = 10;
    private static final int DEFAULT = 1_000;

    private record Row(long files, int concurrency, int filesPerInvocation, TransferEstimate estimate) {

        String executions() {
            return estimate.executions() == 1
                    ? ""
                    : "one execution's hour is not enough: " + estimate.executions() + " executions";
        }
    }

    /** Prints the table. */
    void print(PrintWriter out) {
        out.printf("%nExpected on AWS with a fresh stack, computed from the services' limits%n");
        out.printf(
                "%12s %12s %12s %12s %10s  %-8s%n",
                "files", "concurrency", "files/inv.", "time", "dollars", "bound by");
        rows().forEach(row -> out.printf(
                "%12s %12s %12s %12s %10s  %-8s %s%n",
                String.format(Locale.ROOT, "%,d", row.files()),
                String.format(Locale.ROOT, "%,d", row.concurrency()),
                row.filesPerInvocation(),
                time(row.estimate().seconds()),
                String.format(Locale.ROOT, "%,.2f", row.estimate().dollars()),
                row.estimate().bound().name().toLowerCase(Locale.ROOT),
                row.executions()));
        out.flush();
    }

    /** Returns the table as JSON. */
    ArrayNode json() {
        ArrayNode table = JsonNodeFactory.instance.arrayNode();
        rows().forEach(row -> table.addObject()
                .put("files", row.files())
                .put("concurrency", row.concurrency())
                .put("files_per_invocation", row.filesPerInvocation())
                .put("seconds", row.estimate().seconds())
                .put("dollars", row.estimate().dollars())
                .put("bound", row.estimate().bound().name())
                .put("executions", row.estimate().executions()));
        return table;
    }

    private Stream<Row> rows() {
        return FILES.stream()
                .flatMap(files -> Stream.of(NEW_ACCOUNT, DEFAULT)
                        .flatMap(concurrency -> FILES_PER_INVOCATION.stream()
                                .map(each -> new Row(
                                        files,
                                        concurrency,
                                        each,
                                        TransferEstimate.of(files, each, concurrency, prices)))));
    }

    /** Returns a time such as {@code 2 h 05 min}. */
    static String time(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        if (time.toHours() > 0) {
            return "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
                : time.toSeconds() + " s";
    }
}
