package io.filetransfer.emulator.lambda;

import java.util.Map;

/** Words a process's end as Lambda does in {@code Runtime.ExitError}. */
final class ExitReason {

    /** The JDK reports death by signal N as 128 + N. A JVM that gets SIGTERM exits by itself, with status 143. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            134, "signal: aborted", 135, "signal: bus error", 137, "signal: killed", 139, "signal: segmentation fault");

    private ExitReason() {}

    static String of(int exitValue) {
        return exitValue == 0
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: " + SIGNALS.getOrDefault(exitValue, "exit status " + exitValue);
    }
}
