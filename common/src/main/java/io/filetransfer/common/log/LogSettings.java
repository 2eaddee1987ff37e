package io.filetransfer.common.log;

import io.filetransfer.common.config.SettingsReader;
import java.util.regex.Pattern;

/**
 * What every function has to know to write its log.
 *
 * @param level lines below it are not written ({@code LOG_LEVEL})
 * @param stack the metrics' dimension: the stack that the function belongs to ({@code STACK_NAME})
 */
public record LogSettings(LogLevel level, String stack) {

    private static final Pattern LEVEL = Pattern.compile("DEBUG|INFO|WARN|ERROR");

    /** See <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html">StackName</a>. */
    private static final Pattern STACK = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");

    /** Reads the settings as part of a function's own; usable once the reader has no problem to report. */
    public static LogSettings read(SettingsReader reader) {
        String level = reader.required("LOG_LEVEL", LEVEL, "one of DEBUG, INFO, WARN, ERROR");
        String stack = reader.required(
                "STACK_NAME", STACK, "a stack's name (a letter, then up to 127 letters, digits and '-')");
        return new LogSettings(level.isEmpty() ? LogLevel.DEBUG : LogLevel.valueOf(level), stack);
    }
}
