package io.filetransfer.emulator.lambda;

import java.util.Locale;

/**
 * Lambda's own lines as text.
 *
 * @param version the version that runs
 */
record TextLines(String version) implements PlatformLines {

    @Override
    public String start(String requestId) {
        return "START RequestId: " + requestId + " Version: " + version;
    }

    @Override
    public String fault(ErrorDocument error) {
        return error.message() + "\n" + error.type();
    }

    @Override
    public String end(InvocationReport report) {
        StringBuilder lines = new StringBuilder(String.format(
                Locale.ROOT,
                "END RequestId: %s%nREPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory Size: %d MB",
                report.requestId(),
                report.requestId(),
                report.milliseconds(),
                report.billedMilliseconds(),
                report.memoryMegabytes()));
        report.maxMemoryMegabytes()
                .ifPresent(
                        most -> lines.append("\tMax Memory Used: ").append(most).append(" MB"));
        report.start()
                .ifPresent(start ->
                        lines.append(String.format(Locale.ROOT, "\tInit Duration: %.2f ms", start.toNanos() / 1e6)));
        return lines.toString();
    }
}
