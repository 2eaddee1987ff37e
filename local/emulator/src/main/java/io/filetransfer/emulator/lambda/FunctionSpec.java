package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.document.DocumentNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * One version of a function.
 *
 * @param version {@code $LATEST}, or the number of a published version
 * @param handler class name, or {@code class::method}
 * @param roleArn the execution role: who the function is for the services that it calls
 * @param snapStart whether published versions start from a snapshot: not made here, but hooks run around the place where it would be
 * @param logLevel the least important lines that the function's logger lets through
 */
record FunctionSpec(
        String name,
        String version,
        Path jar,
        String handler,
        Map<String, String> environment,
        Duration timeout,
        int memoryMegabytes,
        String roleArn,
        boolean snapStart,
        String logGroup,
        String logLevel) {

    static final String RUNTIME = "java25";

    private static final String SNAP_START_ON = "PublishedVersions";
    private static final String SNAP_START_OFF = "None";

    FunctionSpec {
        environment = Map.copyOf(environment);
    }

    /**
     * Reads <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">CreateFunction</a>, for Java and code in the
     * request, or on this machine: to send, sign and digest three jars of 20 MB takes seconds when the local run starts. The bounds are
     * those of <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>.
     *
     * @param folder where code in the request is kept
     */
    static FunctionSpec of(DocumentNode request, Path folder) {
        request.allow(
                "FunctionName",
                "Runtime",
                "Role",
                "Handler",
                "Code",
                "Timeout",
                "MemorySize",
                "Environment",
                "SnapStart",
                "LoggingConfig");
        request.get("Runtime").oneOf(RUNTIME);
        String name = request.get("FunctionName").matching("[a-zA-Z0-9-_]{1,64}");
        DocumentNode snapStart = request.get("SnapStart").allow("ApplyOn").get("ApplyOn");
        // The level of Lambda's own lines is taken and has no effect: all are written.
        DocumentNode logging =
                request.get("LoggingConfig").allow("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup");
        logging.get("LogFormat").oneOf("JSON");
        return new FunctionSpec(
                name,
                FunctionReference.LATEST,
                jar(request.get("Code").allow("ZipFile", "S3Bucket", "S3Key"), folder),
                request.get("Handler").matching("\\S+"),
                LambdaVariables.own(
                        request.get("Environment").allow("Variables").get("Variables")),
                Duration.ofSeconds(request.get("Timeout").or("3").whole(1, 900)),
                request.get("MemorySize").or("128").whole(128, 10_240),
                request.get("Role").required("the ARN of a role"),
                snapStart
                        .or(SNAP_START_OFF)
                        .oneOf(SNAP_START_OFF, SNAP_START_ON)
                        .equals(SNAP_START_ON),
                logging.get("LogGroup").or("/aws/lambda/" + name).text(),
                logging.get("ApplicationLogLevel")
                        .or("INFO")
                        .oneOf("INFO", "TRACE", "DEBUG", "WARN", "ERROR", "FATAL"));
    }

    /** Returns the same function as a published version. */
    FunctionSpec published(String number) {
        return new FunctionSpec(
                name,
                number,
                jar,
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

    /**
     * Describes the version as Lambda does, as far as it depends on the version alone, see <a
     * href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html">FunctionConfiguration</a>.
     */
    ObjectNode describe() {
        ObjectNode configuration = JsonNodeFactory.instance
                .objectNode()
                .put("FunctionName", name)
                .put("Version", version)
                .put("Runtime", RUNTIME)
                .put("Role", roleArn)
                .put("Handler", handler)
                .put("Timeout", timeout.toSeconds())
                .put("MemorySize", memoryMegabytes);
        ObjectNode variables = configuration.putObject("Environment").putObject("Variables");
        environment.forEach(variables::put);
        configuration
                .putObject("SnapStart")
                .put("ApplyOn", snapStart ? SNAP_START_ON : SNAP_START_OFF)
                .put("OptimizationStatus", startsFromSnapshot() ? "On" : "Off");
        return configuration;
    }

    private static Path jar(DocumentNode code, Path folder) {
        DocumentNode bucket = code.get("S3Bucket");
        DocumentNode key = code.get("S3Key");
        if (!bucket.exists()) {
            return uploaded(code.get("ZipFile"), folder.resolve(UUID.randomUUID() + ".jar"));
        }
        bucket.oneOf(LambdaService.THIS_MACHINE);
        Path jar = Path.of(key.text());
        if (!Files.isRegularFile(jar)) {
            throw key.refused("a jar on this machine");
        }
        return jar;
    }

    private static Path uploaded(DocumentNode code, Path jar) {
        try {
            return Files.write(jar, Base64.getDecoder().decode(code.required("a jar")));
        } catch (IllegalArgumentException e) {
            throw code.refused("Base64");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
