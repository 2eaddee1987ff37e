package io.filetransfer.slave;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * How long a call may take. Copies end first, so that what is copied can still be deleted at its source and what is not can be
 * cleaned up and recorded.
 *
 * @param margin the time before the function's end at which the call is cut off
 * @param attempt the time after which an attempt counts as lost; null for copies, of which each takes its time
 */
record TimeLimit(Duration margin, Duration attempt) {

    private static final Duration QUICK = Duration.ofSeconds(20);

    private static final TimeLimit COPY = new TimeLimit(Duration.ofSeconds(10), null);
    private static final TimeLimit START_OF_COPY = new TimeLimit(Duration.ofSeconds(10), QUICK);
    private static final TimeLimit CLEANING_UP = new TimeLimit(Duration.ofSeconds(2), QUICK);
    private static final TimeLimit OTHER = new TimeLimit(Duration.ofSeconds(5), QUICK);

    private static final Map<Class<?>, TimeLimit> LIMITS = Map.of(
            CopyObjectRequest.class, COPY,
            UploadPartCopyRequest.class, COPY,
            CompleteMultipartUploadRequest.class, COPY,
            CreateMultipartUploadRequest.class, START_OF_COPY,
            AbortMultipartUploadRequest.class, CLEANING_UP);

    static TimeLimit of(S3Request request) {
        return LIMITS.getOrDefault(request.getClass(), OTHER);
    }

    /** Returns what is left for the call, zero or negative when it must not be started. */
    Duration within(Duration leftToFunction) {
        return leftToFunction.minus(margin);
    }

    void applyTo(AwsRequestOverrideConfiguration.Builder request, Duration left) {
        request.apiCallTimeout(left);
        if (attempt != null) {
            request.apiCallAttemptTimeout(attempt);
        }
    }
}
