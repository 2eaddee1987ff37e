package io.filetransfer.emulator.lambda;

import static java.util.function.Predicate.not;

import java.time.Duration;
import java.util.Optional;

/**
 * How asynchronous invocations of a function's version or alias are handled, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html">PutFunctionEventInvokeConfig</a>.
 *
 * @param maximumRetryAttempts how often an invocation that failed is tried again
 * @param maximumEventAge how old an event may get before it is dropped
 * @param onFailure ARN of the function that gets the record of an event that was given up
 */
record EventInvokeConfig(int maximumRetryAttempts, Duration maximumEventAge, Optional<String> onFailure) {

    private static final String DESTINATIONS = "DestinationConfig";
    private static final String DESTINATION = "Destination";

    /** What counts where nothing was put. */
    static final EventInvokeConfig DEFAULT = new EventInvokeConfig(2, Duration.ofHours(6), Optional.empty());

    /** @throws LambdaServiceException naming the field that is out of its bounds */
    static EventInvokeConfig of(RequestFields fields) {
        fields.allow("MaximumRetryAttempts", "MaximumEventAgeInSeconds", DESTINATIONS);
        return new EventInvokeConfig(
                fields.whole("MaximumRetryAttempts", DEFAULT.maximumRetryAttempts, 0, 2),
                Duration.ofSeconds(fields.whole(
                        "MaximumEventAgeInSeconds",
                        Math.toIntExact(DEFAULT.maximumEventAge.toSeconds()),
                        60,
                        Math.toIntExact(DEFAULT.maximumEventAge.toSeconds()))),
                onFailure(fields.object(DESTINATIONS)));
    }

    private static Optional<String> onFailure(RequestFields destinations) {
        destinations.allow("OnFailure");
        RequestFields onFailure = destinations.object("OnFailure");
        onFailure.allow(DESTINATION);
        Optional<String> arn = onFailure.optionalText(DESTINATION);
        arn.filter(not(FunctionReference::isArn)).ifPresent(other -> {
            throw LambdaServiceException.invalidParameter("DestinationConfig.OnFailure.Destination is '" + other
                    + "', expected the ARN of a function, version or alias");
        });
        return arn;
    }
}
