package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Describes functions as <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html">FunctionConfiguration</a> does.
 */
final class FunctionDescription {

    static final String RUNTIME = "java25";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private final LambdaOptions options;

    FunctionDescription(LambdaOptions options) {
        this.options = options;
    }

    /**
     * Describes a version.
     *
     * @param function the version
     * @param state whether it can be invoked
     * @param qualifier as which it was asked for, which its ARN shows
     */
    ObjectNode configuration(FunctionSpec function, VersionState state, Optional<String> qualifier) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration.put("FunctionName", function.name());
        configuration.put(
                "FunctionArn",
                options.arnOf(function.name())
                        + qualifier.map(name -> ":" + name).orElse(""));
        configuration.put("Runtime", RUNTIME);
        configuration.put("Role", function.roleArn());
        configuration.put("Handler", function.handler());
        configuration.put("CodeSize", codeSize(function));
        function.code().sha256().ifPresent(digest -> configuration.put("CodeSha256", digest));
        configuration.put("Description", "");
        configuration.put("Timeout", function.timeout().toSeconds());
        configuration.put("MemorySize", function.memoryMegabytes());
        configuration.put("LastModified", lastModified(function));
        configuration.put("Version", function.version());
        configuration.put("State", state.name());
        if (!state.reason().isEmpty()) {
            configuration.put("StateReason", state.reason());
        }
        configuration.put("LastUpdateStatus", "Successful");
        configuration.put("PackageType", "Zip");
        configuration.putArray("Architectures").add(architecture());
        ObjectNode variables = configuration.putObject("Environment").putObject("Variables");
        function.environment().forEach(variables::put);
        snapStart(function, configuration.putObject("SnapStart"));
        logging(function.log(), configuration.putObject("LoggingConfig"));
        return configuration;
    }

    /** Describes a version and where its code is. */
    ObjectNode function(FunctionPool version, Optional<String> qualifier) {
        FunctionSpec function = version.function();
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.set("Configuration", configuration(function, version.state(), qualifier));
        description
                .putObject("Code")
                .put("RepositoryType", "File")
                .put("Location", function.code().jar().toUri().toString());
        return description;
    }

    private static void snapStart(FunctionSpec function, ObjectNode snapStart) {
        snapStart.put("ApplyOn", function.snapStart() ? "PublishedVersions" : "None");
        snapStart.put("OptimizationStatus", function.startsFromSnapshot() ? "On" : "Off");
    }

    private static void logging(FunctionLog log, ObjectNode logging) {
        logging.put("LogFormat", log.json() ? "JSON" : "Text");
        logging.put("LogGroup", log.group());
        if (log.json()) {
            logging.put("ApplicationLogLevel", log.applicationLevel());
        }
    }

    private static long codeSize(FunctionSpec function) {
        try {
            return Files.size(function.code().jar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastModified(FunctionSpec function) {
        try {
            return TIME.format(Files.getLastModifiedTime(function.code().jar()).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }
}
