package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a function's asynchronous invocations are handled, Lambda's defaults filled in.
 *
 * @param maximumRetryAttempts how often a failed invocation is repeated
 * @param maximumEventAge after which an invocation is given up
 * @param onFailure ARN of the function that gets the records of those given up
 */
public record EventInvokeResource(int maximumRetryAttempts, Duration maximumEventAge, Optional<String> onFailure) {

    private static final String DESTINATIONS = "DestinationConfig";
    private static final String ON_FAILURE = "OnFailure";

    static EventInvokeResource of(JsonNode config, String place) {
        KnownFields.require(config, Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds", DESTINATIONS), place);
        return new EventInvokeResource(
                Numbers.whole(config, "MaximumRetryAttempts", 2, place),
                Duration.ofSeconds(Numbers.whole(config, "MaximumEventAgeInSeconds", 21_600, place)),
                onFailure(config.path(DESTINATIONS), place + "." + DESTINATIONS));
    }

    private static Optional<String> onFailure(JsonNode destinations, String place) {
        KnownFields.require(destinations, Set.of(ON_FAILURE), place);
        return destinations.has(ON_FAILURE)
                ? Optional.of(function(destinations.path(ON_FAILURE), place + "." + ON_FAILURE))
                : Optional.empty();
    }

    private static String function(JsonNode destination, String place) {
        KnownFields.require(destination, Set.of("Type", "Destination"), place);
        String type = destination.path("Type").asText();
        if (!type.equals("Lambda")) {
            throw new InvalidTemplateException("%s.Type is '%s', expected Lambda".formatted(place, type));
        }
        String arn = destination.path("Destination").asText();
        if (arn.isEmpty()) {
            throw new InvalidTemplateException(place + ".Destination is missing, expected the ARN of a function");
        }
        return arn;
    }
}
