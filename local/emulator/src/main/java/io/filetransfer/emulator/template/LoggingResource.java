package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What a function's log looks like.
 *
 * @param group the log group's name
 * @param json whether Lambda writes its own lines as JSON, rather than as text
 * @param applicationLevel the least important lines of the function that Lambda lets through
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html">advanced logging controls</a>
 */
public record LoggingResource(String group, boolean json, String applicationLevel) {

    private static final String DEFAULT_LEVEL = "INFO";

    static LoggingResource of(JsonNode config, String functionName, String place) {
        KnownFields.require(config, Set.of("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup"), place);
        String format = config.path("LogFormat").asText("Text");
        if (!Set.of("JSON", "Text").contains(format)) {
            throw new InvalidTemplateException("%s.LogFormat is '%s', expected JSON or Text".formatted(place, format));
        }
        return new LoggingResource(
                config.path("LogGroup").asText("/aws/lambda/" + functionName),
                format.equals("JSON"),
                config.path("ApplicationLogLevel").asText(DEFAULT_LEVEL));
    }
}
