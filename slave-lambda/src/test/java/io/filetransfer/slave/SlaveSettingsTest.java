package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.config.InvalidSettingsException;
import io.filetransfer.slave.move.Moves;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlaveSettingsTest {

    @ParameterizedTest
    @CsvSource({"5242880, 5368709120", "5368709120, 5242880"})
    void from_smallestAndLargestSizes_areRead(long threshold, long partSize) {
        assertThat(SlaveSettings.from(environment(Long.toString(threshold), Long.toString(partSize))))
                .isEqualTo(Moves.settings("landing", "lake", "file-transfer-status", threshold, partSize));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5242879", "5368709121", "5 GiB", "-5242880", "1e9"})
    void from_sizeOutOfBounds_saysWhatIsExpected(String size) {
        assertThatThrownBy(() -> SlaveSettings.from(environment(size, size)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "MULTIPART_THRESHOLD_BYTES is '" + size
                                + "', expected a whole number from 5242880 to 5368709120",
                        "PART_SIZE_BYTES is '" + size + "', expected a whole number from 5242880 to 5368709120");
    }

    @Test
    void from_executionsTableAndRetention_areRead() {
        Map<String, String> environment = environment("5242880", "5242880");
        environment.put("RETENTION_DAYS", "90");

        SlaveSettings settings = SlaveSettings.from(environment);

        assertThat(settings.transfer().executionsTable()).isEqualTo("executions");
        assertThat(settings.retention().days()).isEqualTo(90);
    }

    @Test
    void from_emptyEnvironment_listsSharedAndOwnSettings() {
        assertThatThrownBy(() -> SlaveSettings.from(Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "SOURCE_BUCKET is not set",
                        "EXECUTIONS_TABLE is not set",
                        "LOG_LEVEL is not set",
                        "STACK_NAME is not set",
                        "RETENTION_DAYS is not set, expected a whole number from 0 to 9999",
                        "MULTIPART_THRESHOLD_BYTES is not set",
                        "PART_SIZE_BYTES is not set");
    }

    private static Map<String, String> environment(String threshold, String partSize) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SOURCE_BUCKET", "landing",
                "DESTINATION_BUCKET", "lake",
                "SOURCE_PREFIX", "raw",
                "DESTINATION_PREFIX", "refined",
                "STATUS_TABLE", "file-transfer-status",
                "EXECUTIONS_TABLE", "executions",
                "LOG_LEVEL", "INFO",
                "STACK_NAME", "file-transfer",
                "RETENTION_DAYS", "0"));
        environment.put("MULTIPART_THRESHOLD_BYTES", threshold);
        environment.put("PART_SIZE_BYTES", partSize);
        return environment;
    }
}
