package io.filetransfer.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Describes functions as <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html">FunctionConfiguration</a> does.
 */
final class FunctionDescription {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private final LambdaOptions options;

    FunctionDescription(LambdaOptions options) {
        this.options = options;
    }

    ObjectNode configuration(FunctionSpec function) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration.put("FunctionName", function.name());
        configuration.put("FunctionArn", options.arnOf(function.name()));
        configuration.put("Runtime", "java25");
        configuration.put("Role", function.roleArn());
        configuration.put("Handler", function.handler());
        configuration.put("CodeSize", codeSize(function));
        configuration.put("Description", "");
        configuration.put("Timeout", function.timeout().toSeconds());
        configuration.put("MemorySize", function.memoryMegabytes());
        configuration.put("LastModified", lastModified(function));
        configuration.put("Version", function.version());
        configuration.put("State", "Active");
        configuration.put("LastUpdateStatus", "Successful");
        configuration.put("PackageType", "Zip");
        configuration.putArray("Architectures").add(architecture());
        ObjectNode variables = configuration.putObject("Environment").putObject("Variables");
        function.environment().forEach(variables::put);
        return configuration;
    }

    ObjectNode function(FunctionSpec function) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.set("Configuration", configuration(function));
        description
                .putObject("Code")
                .put("RepositoryType", "File")
                .put("Location", function.code().toUri().toString());
        return description;
    }

    private static long codeSize(FunctionSpec function) {
        try {
            return Files.isDirectory(function.code()) ? 0 : Files.size(function.code());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastModified(FunctionSpec function) {
        try {
            return TIME.format(Files.getLastModifiedTime(function.code()).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }
}
