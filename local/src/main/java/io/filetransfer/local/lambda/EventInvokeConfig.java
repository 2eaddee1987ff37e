package io.filetransfer.local.lambda;

import java.time.Duration;

/**
 * How asynchronous invocations of a function's version or alias are handled, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html">PutFunctionEventInvokeConfig</a>.
 *
 * @param maximumRetryAttempts how often an invocation that failed is tried again
 * @param maximumEventAge how old an event may get before it is dropped
 */
record EventInvokeConfig(int maximumRetryAttempts, Duration maximumEventAge) {

    /** What counts where nothing was put. */
    static final EventInvokeConfig DEFAULT = new EventInvokeConfig(2, Duration.ofHours(6));

    /** @throws LambdaServiceException naming the field that is out of its bounds */
    static EventInvokeConfig of(RequestFields fields) {
        fields.allow("MaximumRetryAttempts", "MaximumEventAgeInSeconds");
        return new EventInvokeConfig(
                fields.whole("MaximumRetryAttempts", DEFAULT.maximumRetryAttempts, 0, 2),
                Duration.ofSeconds(fields.whole(
                        "MaximumEventAgeInSeconds",
                        Math.toIntExact(DEFAULT.maximumEventAge.toSeconds()),
                        60,
                        Math.toIntExact(DEFAULT.maximumEventAge.toSeconds()))));
    }
}
