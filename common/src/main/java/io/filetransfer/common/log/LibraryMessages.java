package io.filetransfer.common.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Makes lines of what the SDK and other libraries log: warnings, and at {@link LogLevel#DEBUG} also what the SDK does. */
final class LibraryMessages extends Handler {

    /** Held here: a logger that nobody holds is collected, and its level with it. */
    private static final Logger SDK = Logger.getLogger("software.amazon.awssdk");

    /** Its debug messages quote the session token. */
    private static final Logger SIGNING = Logger.getLogger("software.amazon.awssdk.http.auth");

    private final FunctionLog log;
    private final SimpleFormatter formatter = new SimpleFormatter();

    private LibraryMessages(FunctionLog log) {
        this.log = log;
    }

    /** Sends the messages of all loggers to a log, and nowhere else. */
    static void sendTo(FunctionLog log, LogLevel level) {
        Logger root = Logger.getLogger("");
        for (Handler other : root.getHandlers()) {
            root.removeHandler(other);
        }
        root.addHandler(new LibraryMessages(log));
        root.setLevel(Level.WARNING);
        SDK.setLevel(level == LogLevel.DEBUG ? Level.FINE : Level.WARNING);
        SIGNING.setLevel(Level.WARNING);
    }

    @Override
    public void publish(LogRecord message) {
        LogLine line = LogLine.of(level(message.getLevel()), formatter.formatMessage(message))
                .with("logger", message.getLoggerName());
        if (message.getThrown() != null) {
            line.with("error", message.getThrown().toString());
        }
        log.write(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static LogLevel level(Level level) {
        if (level.intValue() < Level.WARNING.intValue()) {
            return level.intValue() < Level.INFO.intValue() ? LogLevel.DEBUG : LogLevel.INFO;
        }
        return level.intValue() < Level.SEVERE.intValue() ? LogLevel.WARN : LogLevel.ERROR;
    }
}
