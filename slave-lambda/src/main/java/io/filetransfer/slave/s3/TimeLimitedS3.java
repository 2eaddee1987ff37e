package io.filetransfer.slave.s3;

import io.filetransfer.common.Deadline;
import io.filetransfer.slave.OutOfTimeException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * S3 for the length of one invocation: every call ends before the function does. Copies end first, so that what is copied can still be
 * deleted at its source, and what is not can be cleaned up and recorded.
 */
public final class TimeLimitedS3 extends DelegatingS3Client {

    private static final Duration COPY_MARGIN = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Duration CLEAN_UP_MARGIN = Duration.ofSeconds(2);

    /** After this time an attempt counts as lost, except for copies, of which each takes its time. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(20);

    private static final Set<Class<?>> COPIES =
            Set.of(CopyObjectRequest.class, UploadPartCopyRequest.class, CompleteMultipartUploadRequest.class);

    private final Deadline deadline;

    /** Creates the client of an invocation. */
    public TimeLimitedS3(S3Client s3, Deadline deadline) {
        super(s3);
        this.deadline = deadline;
    }

    /**
     * Makes a call.
     *
     * @throws OutOfTimeException when there is no time left for it, or the time ended while it was under way
     */
    @Override
    protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> call) {
        Duration margin = margin(request);
        Duration left = deadline.remaining().minus(margin);
        if (!left.isPositive()) {
            throw outOfTime("no %s was started", request, margin, null);
        }
        try {
            return call.apply(limited(request, left));
        } catch (ApiCallTimeoutException e) {
            throw outOfTime("%s was cut off", request, margin, e);
        }
    }

    private static Duration margin(S3Request request) {
        if (request instanceof AbortMultipartUploadRequest) {
            return CLEAN_UP_MARGIN;
        }
        return isCopy(request) || request instanceof CreateMultipartUploadRequest ? COPY_MARGIN : MARGIN;
    }

    private static boolean isCopy(S3Request request) {
        return COPIES.contains(request.getClass());
    }

    /** A request's builder builds a request of the same class. */
    @SuppressWarnings("unchecked")
    private static <T extends S3Request> T limited(T request, Duration left) {
        AwsRequestOverrideConfiguration.Builder configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        configuration.apiCallTimeout(left);
        if (!isCopy(request)) {
            configuration.apiCallAttemptTimeout(ATTEMPT_TIMEOUT);
        }
        S3Request.Builder copy = request.toBuilder();
        copy.overrideConfiguration(configuration.build());
        return (T) copy.build();
    }

    private static OutOfTimeException outOfTime(String event, S3Request request, Duration margin, Throwable cause) {
        String call = request.getClass().getSimpleName().replaceFirst("Request$", "");
        String when = " in the last %d s of the function's time".formatted(margin.toSeconds());
        return new OutOfTimeException(event.formatted(call) + when, cause);
    }
}
