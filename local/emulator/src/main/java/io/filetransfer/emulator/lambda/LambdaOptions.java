package io.filetransfer.emulator.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where and how the embedded Lambda runs.
 *
 * @param region the region of every function's ARN
 * @param accountId the twelve digits of every function's ARN
 * @param awsEndpoint what functions get as {@code AWS_ENDPOINT_URL}; asked when an environment starts, so that the
 *     endpoint's port need not be known before
 * @param maxEnvironmentsPerFunction how many execution environments one function may have at once, at least 1
 * @param asyncRetryDelays how long a failed asynchronous invocation waits before its first, second, … retry; the last
 *     one repeats, none means at once
 * @param workDirectory holds the logs, and the environments' temporary folders while they run; one service at a time
 */
public record LambdaOptions(
        String region,
        String accountId,
        Supplier<URI> awsEndpoint,
        int maxEnvironmentsPerFunction,
        List<Duration> asyncRetryDelays,
        Path workDirectory) {

    /**
     * The waits of the real service, see <a
     * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles
     * errors and retries with asynchronous invocation</a>.
     */
    public static final List<Duration> DEFAULT_ASYNC_RETRY_DELAYS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    /** @throws IllegalArgumentException when the number of environments is below 1 */
    public LambdaOptions {
        asyncRetryDelays = List.copyOf(asyncRetryDelays);
        workDirectory = workDirectory.toAbsolutePath();
        if (maxEnvironmentsPerFunction < 1) {
            throw new IllegalArgumentException(
                    "maxEnvironmentsPerFunction is " + maxEnvironmentsPerFunction + ", expected at least 1");
        }
    }

    /** Returns the wait before the retry that follows the given number of attempts. */
    Duration retryDelay(int attempts) {
        return asyncRetryDelays.isEmpty()
                ? Duration.ZERO
                : asyncRetryDelays.get(Math.min(attempts, asyncRetryDelays.size()) - 1);
    }

    /** Returns the ARN of the function with this name. */
    String arnOf(String functionName) {
        return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + functionName;
    }
}
