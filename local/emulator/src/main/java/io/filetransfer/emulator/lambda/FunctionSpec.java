package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/**
 * One version of a function.
 *
 * @param name the function's name
 * @param version {@code $LATEST}, or the number of a published version
 * @param code its jar
 * @param handler class name, or {@code class::method}
 * @param environment the function's own environment variables
 * @param timeout how long one invocation may take
 * @param memoryMegabytes the function's memory
 * @param roleArn the execution role: who the function is for the services that it calls
 * @param snapStart whether published versions start from a snapshot: not made here, but hooks run around the place where it would be
 * @param logGroup the name of its log group
 * @param logLevel the least important lines that the function's logger lets through
 */
record FunctionSpec(
        String name,
        String version,
        FunctionCode code,
        String handler,
        Map<String, String> environment,
        Duration timeout,
        int memoryMegabytes,
        String roleArn,
        boolean snapStart,
        String logGroup,
        String logLevel) {

    static final String RUNTIME = "java25";

    FunctionSpec {
        environment = Map.copyOf(environment);
    }

    /** Returns the same function as a published version. */
    FunctionSpec published(String number) {
        return new FunctionSpec(
                name,
                number,
                code,
                handler,
                environment,
                timeout,
                memoryMegabytes,
                roleArn,
                snapStart,
                logGroup,
                logLevel);
    }

    /** Returns whether environments of this version come from a snapshot: {@code $LATEST} has none. */
    boolean startsFromSnapshot() {
        return snapStart && !version.equals(FunctionReference.LATEST);
    }

    /** Describes the version as Lambda's API does, as far as it depends on the version alone. */
    ObjectNode describe() {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration
                .put("FunctionName", name)
                .put("Version", version)
                .put("Runtime", RUNTIME)
                .put("Role", roleArn)
                .put("Handler", handler)
                .put("Timeout", timeout.toSeconds())
                .put("MemorySize", memoryMegabytes);
        code.sha256().ifPresent(digest -> configuration.put("CodeSha256", digest));
        ObjectNode variables = configuration.putObject("Environment").putObject("Variables");
        environment.forEach(variables::put);
        configuration
                .putObject("SnapStart")
                .put("ApplyOn", snapStart ? "PublishedVersions" : "None")
                .put("OptimizationStatus", startsFromSnapshot() ? "On" : "Off");
        return configuration;
    }
}
