package io.filetransfer.runner.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.runner.LocalCommand;
import io.filetransfer.runner.ServerLog;
import io.filetransfer.runner.UserException;
import io.filetransfer.runner.WorkDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code local/bench}. */
@Command(
        name = "local/bench",
        sortOptions = false,
        description =
                "Measures transfers of N files on embedded services at 127.0.0.1: requests, dollars at list prices, files per"
                        + " second, processor time, memory and starts, side by side with the article's calls and with"
                        + " whichever of rclone, s5cmd and aws is installed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all was measured", "1:a run failed", "2:an option is wrong"})
final class BenchCommand implements Callable<Integer> {

    static final int MAX_FILES = 1_000_000;

    private static final String ONE_BY_ONE = "one by one";
    private static final String BY_HUNDRED = "100 an invocation";

    @Option(names = "--project", hidden = true, required = true, description = "The project's folder.")
    private Path project;

    @Parameters(
            paramLabel = "N",
            arity = "0..1",
            defaultValue = "1000",
            description = "How many files (default: 1000).")
    private String count;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables to this file, too.")
    private Path json;

    @Option(names = "--without-tools", description = "Leave out rclone, s5cmd and aws.")
    private boolean withoutTools;

    @Spec
    private CommandSpec spec;

    /**
     * Measures and prints.
     *
     * @return 0
     * @throws UserException when an option is wrong
     * @throws InterruptedException when the run is to stop
     */
    @Override
    @SuppressWarnings("try") // the log is only to be closed
    public Integer call() throws Exception {
        int files = files();
        requireWritable();
        PrintWriter out = spec.commandLine().getOut();
        int concurrency = LocalCommand.DEFAULT_CONCURRENCY;
        DeploymentTarget target = LocalCommand.target();
        PriceList prices = PriceList.load();
        String title = "%,d files, %d invocations at once; %s; list prices of %s, %s"
                .formatted(files, concurrency, Machine.description(), prices.region(), prices.date());
        out.println(title);
        try (WorkDirectory work = WorkDirectory.open();
                ServerLog log = ServerLog.in(work.logs())) {
            Benchmark benchmark = new Benchmark(target, work.path(), files, concurrency, prices.prices());
            Comparison comparison = compare(benchmark, out);
            Advice advice = new Advice(prices.prices());
            comparison.print(out);
            advice.print(out);
            if (json != null) {
                write(title, comparison, advice);
            }
        }
        return 0;
    }

    private Comparison compare(Benchmark benchmark, PrintWriter out) throws InterruptedException {
        Map<String, Map<Metric, Double>> columns = new LinkedHashMap<>();
        List<Candidate> candidates = candidates(benchmark.target(), out);
        for (Candidate candidate : candidates) {
            out.printf("Measuring %s ...%n", candidate.name());
            out.flush();
            columns.put(candidate.name(), benchmark.measure(candidate));
        }
        if (!withoutTools) {
            for (MoveTool tool : MoveTool.values()) {
                out.printf("Measuring %s ...%n", tool.title());
                out.flush();
                benchmark
                        .measure(tool, candidates.getLast())
                        .ifPresentOrElse(
                                results -> columns.put(tool.title(), results),
                                () -> out.println("  left out: it is not installed, or failed"));
            }
        }
        return new Comparison(columns);
    }

    private List<Candidate> candidates(DeploymentTarget target, PrintWriter out) {
        List<Candidate> candidates = new ArrayList<>();
        Path baseline = project.resolve("local/baseline/target/baseline.jar");
        if (Files.isReadable(baseline)) {
            candidates.add(Candidate.article(project, baseline, target));
        } else {
            out.printf("%s is left out: no %s%n", Candidate.ARTICLE, baseline);
        }
        candidates.add(Candidate.ours(ONE_BY_ONE, project, target, 1));
        candidates.add(Candidate.ours(BY_HUNDRED, project, target, 100));
        return candidates;
    }

    private int files() {
        try {
            int files = Integer.parseInt(count);
            if (files >= 1 && files <= MAX_FILES) {
                return files;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number that is out of bounds.
        }
        throw new UserException("N is '%s', expected a number of files from 1 to %d".formatted(count, MAX_FILES));
    }

    /** Before anything is measured, since that takes minutes. */
    private void requireWritable() {
        if (json == null) {
            return;
        }
        try {
            Files.newOutputStream(json, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            throw new UserException("--json is '%s', expected a file that can be written (%s)"
                    .formatted(json, e.getClass().getSimpleName()));
        }
    }

    private void write(String title, Comparison comparison, Advice advice) throws IOException {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("title", title)
                .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.setAll(comparison.json());
        document.set("expected_on_aws", advice.json());
        Files.writeString(json, document.toPrettyString() + "\n");
    }
}
