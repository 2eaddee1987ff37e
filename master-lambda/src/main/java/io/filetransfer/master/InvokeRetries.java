package io.filetransfer.master;

import io.filetransfer.common.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/**
 * How invokes of the slave are retried: for as long as the run has time. Lambda throttles for minutes while an account's concurrency
 * is used up, and a SnapStart version that has been idle is not ready for up to two. The last answer is what the file fails with.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors">errors of Invoke</a>
 */
final class InvokeRetries {

    /** Long enough for 32 threads to leave a throttled service alone. */
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);

    /** A pause that begins now and the attempt after it end before the call would be cut off, which hides the last answer. */
    private static final Duration LAST_RETRY = FanOut.CUT_OFF.plus(MAX_BACKOFF.multipliedBy(2));

    /**
     * 409 is {@code SnapStartNotReadyException}, {@code ResourceConflictException} and {@code CodeArtifactUserPendingException}, 408
     * {@code SnapStartTimeoutException}, 429 {@code TooManyRequestsException}, 502 {@code ResourceNotReadyException}.
     */
    private static final Set<Integer> TRANSIENT = Set.of(408, 409, 429, 500, 502, 503, 504);

    /** Lambda answers 502 also to what a person has to repair. */
    private static final Pattern LASTING = Pattern.compile("(KMS|Invalid|EC2AccessDenied).*");

    private static final ScopedValue<Deadline> DEADLINE = ScopedValue.newInstance();

    private InvokeRetries() {}

    /** Runs something whose invokes are retried until shortly before a deadline's cut-off. */
    static void until(Deadline deadline, Runnable invokes) {
        ScopedValue.where(DEADLINE, deadline).run(invokes);
    }

    /** Returns the strategy of the client that makes the invokes. Without a deadline it does not retry. */
    static RetryStrategy strategy() {
        BackoffStrategy backoff = BackoffStrategy.exponentialDelayHalfJitter(FIRST_BACKOFF, MAX_BACKOFF);
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(Integer.MAX_VALUE)
                .circuitBreakerEnabled(false)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .treatAsThrottling(failure -> false)
                .retryOnException(failure -> isTransient(failure) && hasTime())
                .build();
    }

    private static boolean hasTime() {
        return DEADLINE.isBound() && DEADLINE.get().leaves(LAST_RETRY);
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof LambdaException answer
                ? TRANSIENT.contains(answer.statusCode()) && !isLasting(answer)
                : failure instanceof SdkClientException && failure.getCause() instanceof IOException;
    }

    private static boolean isLasting(LambdaException answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        return code != null && LASTING.matcher(code).matches();
    }
}
