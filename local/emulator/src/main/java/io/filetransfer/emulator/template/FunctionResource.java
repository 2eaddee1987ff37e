package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
 * @param reservedConcurrency how many invocations run at the same time at most, if that is limited
 * @param eventInvoke how asynchronous invocations are handled
 * @param roleArn its execution role
 * @param alias the alias that is published with each version, if one is
 * @param snapStart whether published versions start from a snapshot
 * @param logGroup the name of its log group
 * @param logLevel the least important lines of the function that Lambda lets through
 */
public record FunctionResource(
        String name,
        Path code,
        String handler,
        Map<String, String> environment,
        Duration timeout,
        int memoryMegabytes,
        OptionalInt reservedConcurrency,
        EventInvokeResource eventInvoke,
        String roleArn,
        Optional<String> alias,
        boolean snapStart,
        String logGroup,
        String logLevel) {

    static final String ALIAS = "AutoPublishAlias";

    private static final String RUNTIME = "java25";
    private static final String RESERVED_CONCURRENCY = "ReservedConcurrentExecutions";

    static FunctionResource of(ResolvedResource resource, Path templateFolder) {
        JsonNode properties = resource.properties();
        String name = resource.identity().name();
        String place = resource.place();
        requireRuntime(properties.path("Runtime").asText(), place);
        return new FunctionResource(
                name,
                templateFolder.resolve(properties.path("CodeUri").asText()).normalize(),
                properties.path("Handler").asText(),
                environment(properties.path("Environment").path("Variables")),
                Duration.ofSeconds(Numbers.whole(properties, "Timeout", 3, place)),
                Numbers.whole(properties, "MemorySize", 128, place),
                properties.has(RESERVED_CONCURRENCY)
                        ? OptionalInt.of(Numbers.whole(properties, RESERVED_CONCURRENCY, 0, place))
                        : OptionalInt.empty(),
                EventInvokeResource.of(properties.path("EventInvokeConfig"), place + ".EventInvokeConfig"),
                role(properties, place),
                Optional.ofNullable(properties.path(ALIAS).textValue()),
                snapStart(properties.path("SnapStart"), place + ".SnapStart"),
                logGroup(properties.path("LoggingConfig"), name, place + ".LoggingConfig"),
                properties.path("LoggingConfig").path("ApplicationLogLevel").asText("INFO"));
    }

    /** A role that SAM would make has managed policies, whose actions this template has to list itself. */
    static String role(JsonNode properties, String place) {
        String role = properties.path("Role").asText();
        if (role.isEmpty()) {
            throw new InvalidTemplateException(place + ".Role is missing, expected the ARN of a role");
        }
        return role;
    }

    private static void requireRuntime(String runtime, String place) {
        if (!runtime.equals(RUNTIME)) {
            throw new InvalidTemplateException("%s.Runtime is '%s', expected %s: the local run starts JVMs only"
                    .formatted(place, runtime, RUNTIME));
        }
    }

    /** The embedded Lambda writes its own lines as JSON alone. The level of these lines has no effect there: all are written. */
    private static String logGroup(JsonNode config, String function, String place) {
        KnownFields.require(config, Set.of("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup"), place);
        String format = config.path("LogFormat").asText("Text");
        if (!format.equals("JSON")) {
            throw new InvalidTemplateException(
                    "%s.LogFormat is '%s', the local run expects JSON".formatted(place, format));
        }
        return config.path("LogGroup").asText("/aws/lambda/" + function);
    }

    private static Map<String, String> environment(JsonNode variables) {
        Map<String, String> environment = new TreeMap<>();
        variables
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }

    private static boolean snapStart(JsonNode snapStart, String place) {
        KnownFields.require(snapStart, Set.of("ApplyOn"), place);
        String applyOn = snapStart.path("ApplyOn").asText("None");
        return switch (applyOn) {
            case "PublishedVersions" -> true;
            case "None" -> false;
            default ->
                throw new InvalidTemplateException(
                        "%s.ApplyOn is '%s', expected PublishedVersions or None".formatted(place, applyOn));
        };
    }
}
