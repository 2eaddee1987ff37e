package io.filetransfer.slave;

import io.filetransfer.common.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Request;

/**
 * S3 for the length of one invocation: every call ends in time before the function does, and a refusal says which permission is
 * missing.
 */
final class GuardedS3 extends DelegatingS3Client {

    private final Deadline deadline;

    GuardedS3(S3Client s3, Deadline deadline) {
        super(s3);
        this.deadline = deadline;
    }

    /**
     * Makes a call.
     *
     * @throws OutOfTimeException when there is no time left for it, or the time ended while it was under way
     * @throws MissingPermissionException when S3 denies it
     */
    @Override
    protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> call) {
        TimeLimit limit = TimeLimit.of(request);
        Duration left = limit.within(deadline.remaining());
        if (!left.isPositive()) {
            throw OutOfTimeException.before(name(request), limit.margin());
        }
        try {
            return call.apply(limited(request, limit, left));
        } catch (ApiCallTimeoutException e) {
            throw OutOfTimeException.during(name(request), limit.margin(), e);
        } catch (S3Exception e) {
            throw S3Errors.isAccessDenied(e) ? denied(request, e) : e;
        }
    }

    /** A request's builder builds a request of the same class. */
    @SuppressWarnings("unchecked")
    private static <T extends S3Request> T limited(T request, TimeLimit limit, Duration left) {
        AwsRequestOverrideConfiguration.Builder configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        limit.applyTo(configuration, left);
        S3Request.Builder copy = request.toBuilder();
        copy.overrideConfiguration(configuration.build());
        return (T) copy.build();
    }

    private static MissingPermissionException denied(S3Request request, S3Exception e) {
        List<String> permissions = Permissions.of(request);
        return new MissingPermissionException(name(request), permissions, e.getMessage(), e);
    }

    private static String name(S3Request request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
    }
}
