package io.filetransfer.common.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.RecordedLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class LibraryMessagesTest {

    private static final org.slf4j.Logger SDK = LoggerFactory.getLogger("software.amazon.awssdk.core.SomeClass");
    private static final org.slf4j.Logger SIGNER =
            LoggerFactory.getLogger("software.amazon.awssdk.http.auth.aws.Signer");
    private static final org.slf4j.Logger WIRE = LoggerFactory.getLogger("org.apache.hc.client5.http.wire");

    private final Handler[] handlers = Logger.getLogger("").getHandlers();

    @AfterEach
    void restoreHandlers() {
        Logger root = Logger.getLogger("");
        for (Handler installed : root.getHandlers()) {
            root.removeHandler(installed);
        }
        for (Handler handler : handlers) {
            root.addHandler(handler);
        }
        root.setLevel(Level.INFO);
        Logger.getLogger("software.amazon.awssdk").setLevel(null);
        Logger.getLogger("software.amazon.awssdk.http.auth").setLevel(null);
    }

    @Test
    void warn_duringAnInvocation_isALineOfThatInvocation() throws IOException {
        RecordedLog recorded = install(LogLevel.INFO);
        FunctionLog log = recorded.log();

        log.invocation(
                new FakeContext(1),
                new ByteArrayInputStream("{\"execution_id\": \"arn:execution:one\"}".getBytes(StandardCharsets.UTF_8)),
                json -> {
                    SDK.warn("retrying {} for the {}. time", "CopyObject", 2, new IOException("reset"));
                    return json;
                });

        assertThat(recorded.text())
                .isEqualTo(
                        RecordedLog.TIMESTAMP + "\"WARN\",\"message\":\"retrying CopyObject for the 2. time\","
                                + "\"AWSRequestId\":\"request\",\"execution_id\":\"arn:execution:one\","
                                + "\"logger\":\"software.amazon.awssdk.core.SomeClass\",\"error\":\"java.io.IOException: reset\"}\n");
    }

    @ParameterizedTest
    @EnumSource(LogLevel.class)
    void messagesOfEachLevel_setting_letsTheSdksThrough(LogLevel setting) {
        RecordedLog recorded = install(setting);

        SDK.debug("debug");
        SDK.info("info");
        SDK.warn("warn");
        SDK.error("error");

        assertThat(recorded.lines())
                .extracting(line -> line.path("message").textValue())
                .containsExactly(
                        switch (setting) {
                            case DEBUG -> new String[] {"debug", "info", "warn", "error"};
                            case INFO, WARN -> new String[] {"warn", "error"};
                            case ERROR -> new String[] {"error"};
                        });
    }

    /** Both would write credentials into the log. */
    @Test
    void debug_ofTheSignerAndTheWire_isNotWritten() {
        RecordedLog recorded = install(LogLevel.DEBUG);

        SIGNER.debug("canonical request with the session token");
        WIRE.debug("authorization header");

        assertThat(recorded.text()).isEmpty();
        assertThat(SDK.isDebugEnabled()).isTrue();
    }

    private static RecordedLog install(LogLevel level) {
        RecordedLog recorded = new RecordedLog(new LogSettings(level, "file-transfer"));
        LibraryMessages.sendTo(recorded.log(), level);
        return recorded;
    }
}
