package io.filetransfer.emulator.template;

import io.filetransfer.emulator.document.DocumentNode;
import java.time.Duration;
import java.util.Optional;

/**
 * How a function's asynchronous invocations are handled, Lambda's defaults filled in.
 *
 * @param maximumRetryAttempts how often a failed invocation is repeated
 * @param maximumEventAge after which an invocation is given up
 * @param onFailure ARN of the function that gets the records of those given up
 */
public record EventInvokeResource(int maximumRetryAttempts, Duration maximumEventAge, Optional<String> onFailure) {

    static EventInvokeResource of(DocumentNode config) {
        config.allow("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig");
        DocumentNode onFailure =
                config.get("DestinationConfig").allow("OnFailure").get("OnFailure");
        return new EventInvokeResource(
                config.get("MaximumRetryAttempts").or("2").whole(0, 2),
                Duration.ofSeconds(
                        config.get("MaximumEventAgeInSeconds").or("21600").whole(60, 21_600)),
                Optional.of(onFailure).filter(DocumentNode::exists).map(EventInvokeResource::function));
    }

    private static String function(DocumentNode destination) {
        destination.allow("Type", "Destination").get("Type").oneOf("Lambda");
        return destination.get("Destination").required("the ARN of a function");
    }
}
