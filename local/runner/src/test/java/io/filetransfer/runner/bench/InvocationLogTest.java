package io.filetransfer.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.runner.bench.InvocationLog.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationLogTest {

    private static final String REPORT =
            "{\"time\":\"%s\",\"type\":\"platform.report\",\"record\":{\"metrics\":{\"billedDurationMs\":250.0,\"memorySizeMB\":512}}}%n";

    @TempDir
    private Path logs;

    @Test
    void read_logOfAFunction_hasTheInvocationsSince() throws IOException {
        Path log = Files.createDirectory(logs.resolve("file-transfer-slave")).resolve("1.log");
        Files.writeString(
                log,
                REPORT.formatted("2026-11-25T10:00:00Z") + "not a report\n"
                        + REPORT.formatted("2026-11-25T10:00:02.5Z"));

        assertThat(InvocationLog.read(logs, Instant.parse("2026-11-25T10:00:01Z")))
                .containsExactly(new Invocation("slave", Instant.parse("2026-11-25T10:00:02.5Z"), 0.25, 0.5));
    }
}
