package io.filetransfer.emulator.cloud;

import io.filetransfer.emulator.states.engine.TimeScale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the local run's services are set up.
 *
 * @param port the endpoint's port, 0 for a free one
 * @param workDirectory receives the functions' logs and temporary files
 * @param region the region of every ARN
 * @param accountId the account of every ARN, 12 digits
 * @param timeScale how long Wait states, retry intervals and polls of activities take
 * @param asyncRetryDelays how long Lambda waits before each retry of a failed asynchronous invocation
 * @param maxEnvironmentsPerFunction how many invocations of a function run at the same time
 */
public record CloudOptions(
        int port,
        Path workDirectory,
        String region,
        String accountId,
        TimeScale timeScale,
        List<Duration> asyncRetryDelays,
        int maxEnvironmentsPerFunction) {}
