package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.config.InvalidSettingsException;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterSettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "SOURCE_BUCKET", "landing",
            "DESTINATION_BUCKET", "lake",
            "SOURCE_PREFIX", "raw",
            "DESTINATION_PREFIX", "refined",
            "STATUS_TABLE", "file-transfer-status",
            "EXECUTIONS_TABLE", "file-transfer-executions",
            "LOG_LEVEL", "WARN",
            "STACK_NAME", "file-transfer",
            "RETENTION_DAYS", "90",
            "SLAVE_FUNCTION", "file-transfer-slave");

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 100})
    void from_filesPerInvocation_isRead(int files) {
        assertThat(MasterSettings.from(with(Integer.toString(files))).filesPerInvocation())
                .isEqualTo(files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "ten", "99999999999999999999"})
    void from_filesPerInvocationOutOfBounds_saysWhatIsExpected(String files) {
        assertThatThrownBy(() -> MasterSettings.from(with(files)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("FILES_PER_INVOCATION is '" + files + "', expected a whole number from 1 to 100");
    }

    @Test
    void from_executionsTableLogAndRetention_areRead() {
        MasterSettings settings = MasterSettings.from(with("1"));

        assertThat(settings.transfer().executionsTable()).isEqualTo("file-transfer-executions");
        assertThat(settings.retention().days()).isEqualTo(90);
        assertThat(settings.log()).isEqualTo(new LogSettings(LogLevel.WARN, "file-transfer"));
    }

    @Test
    void from_executionsTableAndRetentionMissing_areListed() {
        assertThatThrownBy(() -> MasterSettings.from(Map.of("RETENTION_DAYS", "10000")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("EXECUTIONS_TABLE is not set, expected a table name")
                .hasMessageContaining("RETENTION_DAYS is '10000', expected a whole number from 0 to 9999");
    }

    @Test
    void from_problemsInSharedAndOwnSettings_listsBoth() {
        assertThatThrownBy(() -> MasterSettings.from(Map.of("SLAVE_FUNCTION", "no such name", "SOURCE_PREFIX", "raw")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("SOURCE_BUCKET is not set")
                .hasMessageContaining("LOG_LEVEL is not set, expected one of DEBUG, INFO, WARN, ERROR")
                .hasMessageContaining("STACK_NAME is not set, expected a stack's name")
                .hasMessageContaining("SLAVE_FUNCTION is 'no such name', expected the name or ARN")
                .hasMessageContaining("FILES_PER_INVOCATION is not set, expected a whole number from 1 to 100");
    }

    private static Map<String, String> with(String filesPerInvocation) {
        Map<String, String> environment = new HashMap<>(COMPLETE);
        environment.put("FILES_PER_INVOCATION", filesPerInvocation);
        return environment;
    }
}
