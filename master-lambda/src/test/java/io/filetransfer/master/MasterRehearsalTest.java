package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.priming.Rehearsal;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterRehearsalTest {

    @Test
    void run_withoutNetworkRegionAndCredentials_makesTheCallsOfOneFile() throws IOException {
        assertThat(rehearsal("raw").run()).containsExactly("GetItem", "GET", "BatchWriteItem", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a(b)!", "in/dt=2026.11"})
    void run_prefixOfSpecialCharacters_makesTheSameCalls(String prefix) throws IOException {
        assertThat(rehearsal(prefix).run()).endsWith("POST");
    }

    private static Rehearsal rehearsal(String prefix) {
        return MasterRehearsal.of(MasterSettings.from(Map.ofEntries(
                Map.entry("SOURCE_BUCKET", "landing"),
                Map.entry("DESTINATION_BUCKET", "lake"),
                Map.entry("SOURCE_PREFIX", prefix),
                Map.entry("DESTINATION_PREFIX", "refined"),
                Map.entry("STATUS_TABLE", "status"),
                Map.entry("EXECUTIONS_TABLE", "executions"),
                Map.entry("LOG_LEVEL", "INFO"),
                Map.entry("STACK_NAME", "stack"),
                Map.entry("RETENTION_DAYS", "90"),
                Map.entry("FILES_PER_INVOCATION", "1"),
                Map.entry("SLAVE_FUNCTION", "slave"))));
    }
}
