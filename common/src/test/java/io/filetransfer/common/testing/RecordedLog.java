package io.filetransfer.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.events.Json;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A function's log that a test reads. Its clock stands still. */
public final class RecordedLog {

    /** What tests log, and for which stack. */
    public static final LogSettings SETTINGS = new LogSettings(LogLevel.INFO, "file-transfer");

    /** The time of every line. */
    public static final Instant NOW = Instant.parse("2026-11-22T11:00:00.500Z");

    /** How a line begins that one of the {@link FakeContext}'s invocations writes, up to its level. */
    public static final String TIMESTAMP = "{\"timestamp\":\"2026-11-22T11:00:00.500Z\",\"level\":";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FunctionLog log;

    /** Creates an empty log with the usual settings. */
    public RecordedLog() {
        this(SETTINGS);
    }

    /** Creates an empty log. */
    public RecordedLog(LogSettings settings) {
        this(settings, NOW);
    }

    /** Creates an empty log whose clock stands still at a time. */
    public RecordedLog(LogSettings settings, Instant time) {
        log = new FunctionLog(settings, () -> time, new PrintStream(out, false, StandardCharsets.UTF_8));
    }

    /** Returns the log for the function to write. */
    public FunctionLog log() {
        return log;
    }

    /** Returns what is written so far. */
    public String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Returns the lines that are written so far. */
    public List<JsonNode> lines() {
        return text().lines().map(RecordedLog::json).toList();
    }

    /** Returns how a line ends that has metrics. */
    public static String metrics(String values, String definitions) {
        return ",\"Stack\":\"file-transfer\"," + values + ",\"_aws\":{\"Timestamp\":" + NOW.toEpochMilli()
                + ",\"CloudWatchMetrics\":[{\"Namespace\":\"FileTransfer\",\"Dimensions\":[[\"Stack\"]],\"Metrics\":["
                + definitions + "]}]}}\n";
    }

    private static JsonNode json(String line) {
        try {
            return Json.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
