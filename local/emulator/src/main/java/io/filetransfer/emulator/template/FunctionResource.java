package io.filetransfer.emulator.template;

import io.filetransfer.emulator.document.DocumentNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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

    static FunctionResource of(ResolvedResource resource, Path templateFolder) {
        DocumentNode properties = resource.properties();
        String name = resource.identity().name();
        // The local run starts JVMs only.
        properties.get("Runtime").oneOf("java25");
        DocumentNode concurrency = properties.get("ReservedConcurrentExecutions");
        DocumentNode logging = properties.get("LoggingConfig");
        return new FunctionResource(
                name,
                templateFolder.resolve(properties.get("CodeUri").text()).normalize(),
                properties.get("Handler").text(),
                properties.get("Environment").get("Variables").texts(),
                Duration.ofSeconds(properties.get("Timeout").or("3").whole(1, 900)),
                properties.get("MemorySize").or("128").whole(128, 10_240),
                concurrency.exists() ? OptionalInt.of(concurrency.whole(0, 1_000_000)) : OptionalInt.empty(),
                EventInvokeResource.of(properties.get("EventInvokeConfig")),
                role(properties),
                Optional.ofNullable(properties.get(ALIAS).json().textValue()),
                snapStart(properties.get("SnapStart")),
                json(logging).get("LogGroup").or("/aws/lambda/" + name).text(),
                logging.get("ApplicationLogLevel").or("INFO").text());
    }

    /** A role that SAM would make has managed policies, whose actions this template has to list itself. */
    static String role(DocumentNode properties) {
        return properties.get("Role").required("the ARN of a role");
    }

    /** The embedded Lambda writes its own lines as JSON alone. The level of these lines has no effect there: all are written. */
    private static DocumentNode json(DocumentNode config) {
        config.allow("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup");
        config.get("LogFormat").or("Text").oneOf("JSON");
        return config;
    }

    private static boolean snapStart(DocumentNode snapStart) {
        DocumentNode applyOn = snapStart.allow("ApplyOn").get("ApplyOn").or("None");
        return applyOn.oneOf("None", "PublishedVersions").equals("PublishedVersions");
    }
}
