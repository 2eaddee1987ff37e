package io.filetransfer.status.task;

import io.filetransfer.common.events.Json;
import io.filetransfer.common.tables.ActivityTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/**
 * Asks for tasks of the activity. Step Functions hands out whichever waits longest, of any execution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html">GetActivityTask</a>
 */
public final class ActivityPoller {

    /** Step Functions holds a poll for up to 60 s; a client that gives up earlier loses the task that the poll then takes. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(70);

    /** A poll that the function does not live to see answered loses its task just the same. */
    public static final Duration TIME_PER_POLL = READ_TIMEOUT.plusSeconds(5);

    private static final String WORKER_NAME = "file-transfer-worker";

    /** After a poll that broke off, so that an unreachable service is not asked without pause. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final int SERVER_ERROR = 500;

    private final SfnClient sfn;
    private final String activityArn;
    private final InstantSource clock;
    private final Duration pause;

    /** Creates the poller of an activity, with a {@link #pollingClient}. */
    public ActivityPoller(SfnClient sfn, String activityArn, InstantSource clock) {
        this(sfn, activityArn, clock, PAUSE);
    }

    ActivityPoller(SfnClient sfn, String activityArn, InstantSource clock, Duration pause) {
        this.sfn = sfn;
        this.activityArn = activityArn;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns a client that polls once and waits for the answer. It retries what the service throttles, not what breaks off or fails:
     * that would outlive the time that was set aside for one poll, and the service may hand a task to each poll that nobody waits for.
     */
    public static SfnClient pollingClient(SfnClientBuilder builder, Duration readTimeout) {
        return builder.overrideConfiguration(
                        override -> override.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                                .useClientDefaults(false)
                                .retryOnException(ActivityPoller::isThrottled)
                                .build()))
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(readTimeout))
                .build();
    }

    /**
     * Asks for a task and waits for up to a minute. Of a poll that breaks off it is unknown whether it was given a task: that one comes
     * back when its heartbeat is missed.
     *
     * @return the task; empty when none came
     */
    Optional<ActivityTask> poll() {
        Instant begun = clock.instant();
        try {
            return task(
                    sfn.getActivityTask(
                            request -> request.activityArn(activityArn).workerName(WORKER_NAME)),
                    begun);
        } catch (SdkException e) {
            requireUnanswered(e);
            LockSupport.parkNanos(pause.toNanos());
            return Optional.empty();
        }
    }

    /**
     * Rethrows a refusal: after it is known that the call has had no effect, and that the next would have none. After any other failure
     * the call may have taken effect.
     */
    static void requireUnanswered(SdkException e) {
        if (e instanceof SdkServiceException answer && answer.statusCode() < SERVER_ERROR) {
            throw e;
        }
    }

    private static Optional<ActivityTask> task(GetActivityTaskResponse answer, Instant begun) {
        return Optional.ofNullable(answer.taskToken())
                .filter(token -> !token.isEmpty())
                .map(token -> new ActivityTask(executionId(answer.input()), token, begun));
    }

    private static String executionId(String input) {
        return Json.tryRead(input)
                .map(json -> json.path("execution_id").textValue())
                .filter(id -> !id.isBlank())
                .orElse(ActivityTask.OF_NO_EXECUTION);
    }

    private static boolean isThrottled(Throwable e) {
        return e instanceof SdkServiceException refusal && refusal.isThrottlingException();
    }
}
