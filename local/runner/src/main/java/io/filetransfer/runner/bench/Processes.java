package io.filetransfer.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the functions' processes have used so far. Linux alone tells where a process runs and how much memory it has had at most;
 * elsewhere there is nothing to see.
 */
final class Processes {

    private static final String PEAK_MEMORY = "VmHWM:";

    private final Path environments;

    /** @param workDirectory the folder below which the functions run */
    Processes(Path workDirectory) {
        this.environments = workDirectory.toAbsolutePath().resolve("environments");
    }

    /**
     * What a process has used.
     *
     * @param function which of the three functions it runs
     * @param processor processor time of all its threads
     * @param peakMegabytes the most memory that it has had
     */
    record Usage(String function, Duration processor, double peakMegabytes) {}

    /** Returns the usage of each process, by its id. */
    Map<Long, Usage> usage() {
        Map<Long, Usage> usage = new HashMap<>();
        ProcessHandle.current()
                .children()
                .forEach(process -> of(process).ifPresent(used -> usage.put(process.pid(), used)));
        return usage;
    }

    /** Returns the processor time that a function's processes have used since an earlier look. */
    static Duration since(Map<Long, Usage> before, Map<Long, Usage> now, String function) {
        return now.entrySet().stream()
                .filter(process -> process.getValue().function().equals(function))
                .map(process -> process.getValue()
                        .processor()
                        .minus(Optional.ofNullable(before.get(process.getKey()))
                                .map(Usage::processor)
                                .orElse(Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the most memory that a process of a function has had. */
    static double peakMegabytes(Map<Long, Usage> usage, String function) {
        return usage.values().stream()
                .filter(process -> process.function().equals(function))
                .mapToDouble(Usage::peakMegabytes)
                .max()
                .orElse(Double.NaN);
    }

    /** A process that has ended meanwhile is left out. */
    private Optional<Usage> of(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            Path folder = Files.readSymbolicLink(proc.resolve("cwd"));
            if (!folder.startsWith(environments)) {
                return Optional.empty();
            }
            String environment = environments.relativize(folder).getName(0).toString();
            Optional<Double> peak = peakMegabytes(proc);
            String function = FunctionRole.of(environment.substring(0, environment.lastIndexOf('-')));
            return process.info()
                    .totalCpuDuration()
                    .flatMap(processor -> peak.map(megabytes -> new Usage(function, processor, megabytes)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> peakMegabytes(Path proc) throws IOException {
        return Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.startsWith(PEAK_MEMORY))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024.0)
                .findFirst();
    }
}
