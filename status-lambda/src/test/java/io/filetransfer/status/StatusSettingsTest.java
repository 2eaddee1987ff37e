package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.config.InvalidSettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusSettingsTest {

    static final Map<String, String> USABLE = Map.ofEntries(
            Map.entry("SOURCE_BUCKET", "bucket"),
            Map.entry("DESTINATION_BUCKET", "bucket"),
            Map.entry("SOURCE_PREFIX", "raw"),
            Map.entry("DESTINATION_PREFIX", "refined"),
            Map.entry("STATUS_TABLE", "file-transfer-status"),
            Map.entry("EXECUTIONS_TABLE", "file-transfer-executions"),
            Map.entry("LOG_LEVEL", "INFO"),
            Map.entry("STACK_NAME", "file-transfer"),
            Map.entry("SLAVE_FUNCTION", "file-transfer-slave"),
            Map.entry("ACTIVITY_ARN", "arn:aws:states:eu-west-1:123456789012:activity:file-transfer"));

    @Test
    void from_usableSettings_areTaken() {
        StatusSettings settings = StatusSettings.from(USABLE);

        assertThat(settings.transfer().executionsTable()).isEqualTo("file-transfer-executions");
        assertThat(settings.activityArn()).endsWith(":activity:file-transfer");
    }

    @Test
    void from_problemsInSharedAndOwnSettings_listsAll() {
        assertThatThrownBy(() -> StatusSettings.from(Map.of("ACTIVITY_ARN", "file-transfer")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("STATUS_TABLE is not set")
                .hasMessageContaining("LOG_LEVEL is not set")
                .hasMessageContaining("STACK_NAME is not set")
                .hasMessageContaining("ACTIVITY_ARN is 'file-transfer', expected an ARN such as");
    }
}
