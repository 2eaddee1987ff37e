package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.config.InvalidSettingsException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            Map.entry("ACTIVITY_ARN", "arn:aws:states:eu-west-1:123456789012:activity:file-transfer"),
            Map.entry("SLAVE_RETRY_ATTEMPTS", "2"));

    @Test
    void from_usableSettings_areTaken() {
        StatusSettings settings = StatusSettings.from(USABLE);

        assertThat(settings.attempts()).isEqualTo(3);
        assertThat(settings.transfer().executionsTable()).isEqualTo("file-transfer-executions");
        assertThat(settings.activityArn()).endsWith(":activity:file-transfer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-1", "", "two"})
    void from_retryAttemptsThatLambdaDoesNotHave_areRefused(String attempts) {
        Map<String, String> environment = new HashMap<>(USABLE);
        environment.put("SLAVE_RETRY_ATTEMPTS", attempts);

        assertThatThrownBy(() -> StatusSettings.from(environment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("SLAVE_RETRY_ATTEMPTS")
                .hasMessageContaining("a whole number from 0 to 2");
    }

    @Test
    void from_problemsInSharedAndOwnSettings_listsAll() {
        assertThatThrownBy(() -> StatusSettings.from(Map.of("ACTIVITY_ARN", "file-transfer")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("STATUS_TABLE is not set")
                .hasMessageContaining("LOG_LEVEL is not set")
                .hasMessageContaining("STACK_NAME is not set")
                .hasMessageContaining("SLAVE_RETRY_ATTEMPTS is not set")
                .hasMessageContaining("ACTIVITY_ARN is 'file-transfer', expected an ARN such as");
    }
}
