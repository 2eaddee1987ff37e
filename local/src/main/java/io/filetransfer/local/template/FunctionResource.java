package io.filetransfer.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Lambda function as the template describes it, SAM's defaults filled in.
 *
 * @param name the function's name
 * @param code its jar
 * @param handler its handler class
 * @param environment its environment variables
 * @param timeout after which an invocation is ended
 * @param memoryMegabytes its memory
 * @param maximumRetryAttempts how often a failed asynchronous invocation is repeated
 * @param maximumEventAge after which an asynchronous invocation is given up
 * @param roleArn the role that SAM creates for it
 */
public record FunctionResource(
        String name,
        Path code,
        String handler,
        Map<String, String> environment,
        Duration timeout,
        int memoryMegabytes,
        int maximumRetryAttempts,
        Duration maximumEventAge,
        String roleArn) {

    private static final String RUNTIME = "java25";

    static FunctionResource of(JsonNode properties, String roleArn, Path templateFolder, String place) {
        requireRuntime(properties.path("Runtime").asText(), place);
        JsonNode eventInvoke = properties.path("EventInvokeConfig");
        String eventInvokePlace = place + ".EventInvokeConfig";
        KnownFields.require(eventInvoke, Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds"), eventInvokePlace);
        return new FunctionResource(
                properties.path("FunctionName").asText(),
                templateFolder.resolve(properties.path("CodeUri").asText()).normalize(),
                properties.path("Handler").asText(),
                environment(properties.path("Environment").path("Variables")),
                Duration.ofSeconds(Numbers.whole(properties, "Timeout", 3, place)),
                Numbers.whole(properties, "MemorySize", 128, place),
                Numbers.whole(eventInvoke, "MaximumRetryAttempts", 2, eventInvokePlace),
                Duration.ofSeconds(Numbers.whole(eventInvoke, "MaximumEventAgeInSeconds", 21_600, eventInvokePlace)),
                roleArn);
    }

    private static void requireRuntime(String runtime, String place) {
        if (!runtime.equals(RUNTIME)) {
            throw new InvalidTemplateException("%s.Runtime is '%s', expected %s: the local run starts JVMs only"
                    .formatted(place, runtime, RUNTIME));
        }
    }

    private static Map<String, String> environment(JsonNode variables) {
        Map<String, String> environment = new TreeMap<>();
        variables
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }
}
