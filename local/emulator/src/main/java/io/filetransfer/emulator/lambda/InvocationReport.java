package io.filetransfer.emulator.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Lambda reports at the end of an invocation.
 *
 * @param requestId the invocation's request
 * @param failed whether the function failed
 * @param duration how long it took
 * @param memoryMegabytes the function's memory
 * @param maxMemoryMegabytes what its process has used at most, where the system tells
 * @param start how long the environment took to start, for its first invocation
 */
record InvocationReport(
        String requestId,
        boolean failed,
        Duration duration,
        int memoryMegabytes,
        OptionalLong maxMemoryMegabytes,
        Optional<Duration> start) {

    double milliseconds() {
        return duration.toNanos() / 1e6;
    }

    double billedMilliseconds() {
        return Math.ceil(milliseconds());
    }
}
