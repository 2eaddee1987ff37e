package io.filetransfer.status;

import io.filetransfer.common.AwsClients;
import io.filetransfer.common.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * The worker side of the state machine's activity.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html">GetActivityTask</a>
 */
final class ActivityTasks {

    private static final String WORKER_NAME = "file-transfer-worker";

    /** Step Functions holds a poll for up to 60 s; a client that gives up earlier loses the task that the poll then takes. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(70);

    /** A poll that the function does not live to see answered loses its task just the same. */
    private static final Duration TIME_PER_POLL = READ_TIMEOUT.plusSeconds(5);

    /** After a poll that broke off, so that an unreachable service is not asked without pause. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final int SERVER_ERROR = 500;

    private final SfnClient polling;
    private final SfnClient sfn;
    private final String activityArn;

    /**
     * Creates the worker.
     *
     * @param polling client for polls, see {@link #pollingClient}
     * @param sfn client for everything else
     * @param activityArn the activity
     */
    ActivityTasks(SfnClient polling, SfnClient sfn, String activityArn) {
        this.polling = polling;
        this.sfn = sfn;
        this.activityArn = activityArn;
    }

    /**
     * Returns a client that polls once and waits for the answer. It retries what the service refuses, not what breaks off: that
     * would outlive the time that was set aside for one poll, and the service may hand a task to each poll that nobody waits for.
     */
    static SfnClient pollingClient(SfnClientBuilder builder, Duration readTimeout) {
        return builder.httpClientBuilder(AwsClients.httpClientBuilder().socketTimeout(readTimeout))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .useClientDefaults(false)
                        .retryOnException(ActivityTasks::isRefusedForNow)
                        .build()))
                .build();
    }

    static SfnClient client() {
        return SfnClient.builder()
                .httpClientBuilder(AwsClients.httpClientBuilder())
                .build();
    }

    /**
     * Takes the activity's task and ends it with success. A task whose execution has ended meanwhile is passed over.
     *
     * @param output the task's output, a record
     * @param remainingTime the time that the function has left
     * @throws ActivityTaskMissingException when no task turned up while there was time for another poll
     */
    void succeed(Object output, Supplier<Duration> remainingTime) {
        Duration atStart = remainingTime.get();
        Duration left = atStart;
        while (left.compareTo(TIME_PER_POLL) >= 0) {
            Optional<String> token = poll();
            if (token.isPresent() && sendSuccess(token.get(), Json.text(output))) {
                return;
            }
            left = remainingTime.get();
        }
        throw new ActivityTaskMissingException(activityArn, atStart.minus(left), TIME_PER_POLL);
    }

    private Optional<String> poll() {
        try {
            String token = polling.getActivityTask(
                            request -> request.activityArn(activityArn).workerName(WORKER_NAME))
                    .taskToken();
            return Optional.ofNullable(token).filter(text -> !text.isEmpty());
        } catch (SdkClientException brokenOff) {
            LockSupport.parkNanos(PAUSE.toNanos());
            return Optional.empty();
        }
    }

    private static boolean isRefusedForNow(Throwable e) {
        return e instanceof SdkServiceException refusal
                && (refusal.isThrottlingException() || refusal.statusCode() >= SERVER_ERROR);
    }

    private boolean sendSuccess(String token, String output) {
        try {
            sfn.sendTaskSuccess(request -> request.taskToken(token).output(output));
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException e) {
            return false;
        }
    }
}
