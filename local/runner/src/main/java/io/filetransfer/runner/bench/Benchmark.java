package io.filetransfer.runner.bench;

import io.filetransfer.common.advice.ListPrices;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.emulator.template.FunctionResource;
import io.filetransfer.runner.bench.InvocationLog.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Measures candidates.
 *
 * @param target where they are deployed to
 * @param work a folder for the functions' files
 * @param files how many files they move
 * @param concurrency how many invocations of a function run at once
 * @param prices the list prices
 */
record Benchmark(DeploymentTarget target, Path work, int files, int concurrency, ListPrices prices) {

    static final String TIME = "Time";
    static final String REQUESTS = "Requests";
    static final String DOLLARS = "Dollars per million files";
    static final String PROCESSOR = "Processor";
    static final String FILES_PER_SECOND = "files/s";
    static final String A_FILE = "a file";
    static final String MS_A_FILE = "ms a file";
    static final Metric END_TO_END = new Metric(TIME, "end to end", FILES_PER_SECOND);
    static final Metric ALL_REQUESTS = new Metric(REQUESTS, "all", A_FILE);
    static final Metric ALL_DOLLARS = new Metric(DOLLARS, "all", "$");

    private static final int WARM_INVOCATIONS = 10;
    private static final int WARM_UP = 200;

    /** Measures everything about a candidate. */
    Map<Metric, Double> measure(Candidate candidate) throws InterruptedException {
        Path folder = work.resolve(candidate.name().replaceAll("[^a-z0-9]", "-"));
        Candidate copied = candidate.withJarsIn(folder.resolve("jars"));
        Map<Metric, Double> results = new LinkedHashMap<>();
        try (Trial trial = new Trial(copied, target, folder.resolve("all"), concurrency, files)) {
            Map<Metric, Double> starts = new LinkedHashMap<>();
            for (String role : List.of(FunctionRole.STATUS, FunctionRole.SLAVE, FunctionRole.MASTER)) {
                starts.putAll(starts(trial, candidate.function(role), role));
            }
            transfer(trial, candidate, results);
            results.putAll(starts);
        }
        try (Trial trial =
                new Trial(copied.withoutSlaves(), target, folder.resolve("master-alone"), concurrency, files)) {
            masterAlone(trial, candidate.function(FunctionRole.MASTER), results);
        }
        for (String role : FunctionRole.ALL) {
            long bytes = candidate.function(role).code().toFile().length();
            results.put(new Metric("Jar", role, "MB"), bytes / 1e6);
        }
        return results;
    }

    /**
     * Measures a program that moves the files without functions.
     *
     * @return what was measured; empty when it is not installed or fails
     */
    Optional<Map<Metric, Double>> measure(MoveTool tool, Candidate candidate) throws InterruptedException {
        Path folder = work.resolve(tool.name());
        try (Trial trial = new Trial(candidate.withoutSlaves(), target, folder, concurrency, files)) {
            trial.zone().fill("measured", files);
            trial.requests().reset();
            Optional<Duration> took = tool.run(trial.names(), trial.cloud().endpoint(), target.region());
            if (took.isEmpty() || !trial.zone().isEmpty()) {
                return Optional.empty();
            }
            Map<Metric, Double> results = new LinkedHashMap<>();
            results.put(END_TO_END, files / seconds(took.get()));
            Map<String, Map<String, Long>> requests = trial.requests().counts();
            putRequests(requests, results);
            putDollars(Dollars.of(prices, files, requests, 0, List.of(), 0), results);
            return Optional.of(results);
        }
    }

    /** The first invocation starts a process. */
    private static Map<Metric, Double> starts(Trial trial, FunctionResource function, String role)
            throws InterruptedException {
        Map<Long, Processes.Usage> before = trial.usage();
        Duration cold = invoke(trial, function, role, 0);
        Map<Long, Processes.Usage> started = trial.usage();
        started.keySet().removeAll(before.keySet());
        List<Duration> warm = new ArrayList<>();
        for (int number = 1; number <= WARM_INVOCATIONS; number++) {
            awaitOrClear(trial, role);
            warm.add(invoke(trial, function, role, number));
        }
        awaitOrClear(trial, role);
        Collections.sort(warm);
        Map<Metric, Double> results = new LinkedHashMap<>();
        results.put(new Metric("Cold start", role + ", wall", "ms"), milliseconds(cold));
        results.put(
                new Metric("Cold start", role + ", processor", "ms"),
                milliseconds(Processes.since(Map.of(), started, role)));
        results.put(
                new Metric("Warm invocation", role + ", median", "ms"), milliseconds(warm.get(WARM_INVOCATIONS / 2)));
        return results;
    }

    private static Duration invoke(Trial trial, FunctionResource function, String role, int number) {
        String key = trial.zone().fill("start-" + role + number, 1).apply(0);
        String event = role.equals(FunctionRole.SLAVE) ? "{\"file_path\": \"" + key + "\"}" : "{}";
        return trial.invoke(function.name(), event);
    }

    /** Status answers that a file is left, the others have it moved: to start it twice would be an error for the article's slave. */
    private static void awaitOrClear(Trial trial, String role) throws InterruptedException {
        if (role.equals(FunctionRole.STATUS)) {
            trial.zone().clear();
        }
        trial.awaitEmpty();
    }

    private void transfer(Trial trial, Candidate candidate, Map<Metric, Double> results) throws InterruptedException {
        int warmUp = Math.max(WARM_UP, 2 * concurrency * candidate.filesPerInvocation());
        trial.zone().fill("warm-up", Math.min(files, warmUp));
        trial.transfer();
        trial.zone().fill("measured", files);
        trial.requests().reset();
        Map<Long, Processes.Usage> before = trial.usage();
        Instant start = Instant.now();
        DescribeExecutionResponse execution = trial.transfer();
        Map<Long, Processes.Usage> after = trial.usage();
        Map<String, Map<String, Long>> requests = trial.requests().counts();
        requests.remove("others");
        List<Invocation> invocations = trial.invocations(start);
        Instant end = invocations.stream()
                .filter(invocation -> invocation.function().equals(FunctionRole.SLAVE))
                .map(Invocation::end)
                .max(Instant::compareTo)
                .orElseThrow();
        results.put(END_TO_END, files / seconds(Duration.between(execution.startDate(), end)));
        results.put(new Metric(TIME, "master alone", FILES_PER_SECOND), Double.NaN);
        putRequests(requests, results);
        putDollars(
                Dollars.of(
                        prices,
                        files,
                        requests,
                        trial.requests().writeUnits(),
                        invocations,
                        trial.transitions(execution)),
                results);
        for (String role : FunctionRole.ALL) {
            results.put(
                    new Metric(PROCESSOR, role, MS_A_FILE), milliseconds(Processes.since(before, after, role)) / files);
        }
        results.put(new Metric(PROCESSOR, "master alone", MS_A_FILE), Double.NaN);
        for (String role : FunctionRole.ALL) {
            results.put(new Metric("Peak memory", role, "MB"), Processes.peakMegabytes(after, role));
        }
    }

    private void putRequests(Map<String, Map<String, Long>> requests, Map<Metric, Double> results) {
        long all = requests.values().stream()
                .flatMap(operations -> operations.values().stream())
                .mapToLong(count -> count)
                .sum();
        results.put(ALL_REQUESTS, (double) all / files);
        requests.forEach((function, operations) -> operations.forEach((operation, count) ->
                results.put(new Metric(REQUESTS, function + " " + operation, A_FILE), (double) count / files)));
    }

    private static void putDollars(Dollars dollars, Map<Metric, Double> results) {
        results.put(ALL_DOLLARS, dollars.total());
        results.put(new Metric(DOLLARS, "S3", "$"), dollars.s3());
        results.put(new Metric(DOLLARS, "DynamoDB", "$"), dollars.dynamoDb());
        results.put(new Metric(DOLLARS, "Lambda", "$"), dollars.lambda());
        results.put(new Metric(DOLLARS, "Step Functions, one execution", "$"), dollars.stepFunctions());
    }

    private void masterAlone(Trial trial, FunctionResource master, Map<Metric, Double> results) {
        trial.zone().fill("warm-up", Math.min(files, WARM_UP));
        trial.invoke(master.name(), "{}");
        trial.zone().clear();
        trial.zone().fill("measured", files);
        Map<Long, Processes.Usage> before = trial.usage();
        Duration took = trial.invoke(master.name(), "{}");
        results.put(new Metric(TIME, "master alone", FILES_PER_SECOND), files / seconds(took));
        results.put(
                new Metric(PROCESSOR, "master alone", MS_A_FILE),
                milliseconds(Processes.since(before, trial.usage(), FunctionRole.MASTER)) / files);
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
