package io.filetransfer.emulator.lambda;

import io.filetransfer.emulator.document.DocumentNode;
import java.time.Duration;
import java.util.Optional;

/**
 * How asynchronous invocations of a function's version or alias are handled.
 *
 * @param maximumRetryAttempts how often an invocation that failed is tried again
 * @param maximumEventAge how old an event may get before it is dropped
 * @param onFailure ARN of the function that gets the record of an event that was given up
 */
record EventInvokeConfig(int maximumRetryAttempts, Duration maximumEventAge, Optional<String> onFailure) {

    /** What counts where nothing was put. */
    static final EventInvokeConfig DEFAULT = new EventInvokeConfig(2, Duration.ofHours(6), Optional.empty());

    static EventInvokeConfig of(DocumentNode fields) {
        fields.allow("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig");
        DocumentNode onFailure = fields.get("DestinationConfig")
                .allow("OnFailure")
                .get("OnFailure")
                .allow("Destination");
        return new EventInvokeConfig(
                fields.get("MaximumRetryAttempts").or("2").whole(0, 2),
                Duration.ofSeconds(
                        fields.get("MaximumEventAgeInSeconds").or("21600").whole(60, 21_600)),
                Optional.ofNullable(onFailure.get("Destination").json().textValue()));
    }
}
