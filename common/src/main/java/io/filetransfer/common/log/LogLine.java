package io.filetransfer.common.log;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a line says. Built step by step; {@link FunctionLog} adds the time and the invocation. */
public final class LogLine {

    /** A file's key in the source zone. */
    public static final String FILE_PATH = "file_path";

    /** A message may quote an event of a megabyte, and that is all that CloudWatch takes. */
    private static final int MAX_MESSAGE = 10_000;

    final LogLevel level;
    final String message;
    final Map<String, Object> fields = new LinkedHashMap<>();
    final Map<Metric, Long> metrics = new EnumMap<>(Metric.class);

    private LogLine(LogLevel level, String message) {
        this.level = level;
        this.message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message;
    }

    /** Begins a line with a message that people read. */
    public static LogLine of(LogLevel level, String message) {
        return new LogLine(level, message);
    }

    /** Begins a line about a failure: its message, and its class as the field {@code error}. */
    public static LogLine of(LogLevel level, Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new LogLine(level, message).with("error", failure.getClass().getSimpleName());
    }

    /** Adds what came of it, one of few words, to search for. */
    public LogLine outcome(String outcome) {
        return with("outcome", outcome);
    }

    /** Adds a field, whose value is a text, a number or a truth value. */
    public LogLine with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** Adds a metric. */
    public LogLine with(Metric metric, long value) {
        metrics.put(metric, value);
        return this;
    }
}
