package io.filetransfer.common.log;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a line says. Built step by step; {@link FunctionLog} adds the time and the invocation. */
public final class LogLine {

    /** A file's key in the source zone. */
    public static final String FILE_PATH = "file_path";

    private static final String OUTCOME = "outcome";
    private static final String ERROR = "error";

    /** A message may quote an event of a megabyte, and that is all that CloudWatch takes. */
    private static final int MAX_MESSAGE = 10_000;

    private final LogLevel level;
    private final String message;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<Metric, Long> metrics = new EnumMap<>(Metric.class);

    private LogLine(LogLevel level, String message) {
        this.level = level;
        this.message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message;
    }

    /**
     * Begins a line.
     *
     * @param level how much it matters
     * @param message what people read
     */
    public static LogLine of(LogLevel level, String message) {
        return new LogLine(level, message);
    }

    /**
     * Begins a line about a failure: its message, and its class as the field {@code error}.
     *
     * @param level how much it matters
     * @param failure what went wrong
     */
    public static LogLine of(LogLevel level, Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new LogLine(level, message).with(ERROR, failure.getClass().getSimpleName());
    }

    /**
     * Adds what came of it.
     *
     * @param outcome one of few words, to search for
     */
    public LogLine outcome(String outcome) {
        return with(OUTCOME, outcome);
    }

    /**
     * Adds a field.
     *
     * @param field its name
     * @param value a text, a number or a truth value
     */
    public LogLine with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /**
     * Adds a metric.
     *
     * @param metric which one
     * @param value its value
     */
    public LogLine with(Metric metric, long value) {
        metrics.put(metric, value);
        return this;
    }

    LogLevel level() {
        return level;
    }

    String message() {
        return message;
    }

    Map<String, Object> fields() {
        return fields;
    }

    Map<Metric, Long> metrics() {
        return metrics;
    }
}
