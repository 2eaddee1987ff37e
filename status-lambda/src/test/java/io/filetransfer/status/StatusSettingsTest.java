package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.InvalidSettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusSettingsTest {

    @Test
    void from_problemsInSharedAndOwnSettings_listsBoth() {
        assertThatThrownBy(() -> StatusSettings.from(Map.of("ACTIVITY_ARN", "file-transfer")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("STATUS_TABLE is not set")
                .hasMessageContaining("ACTIVITY_ARN is 'file-transfer', expected an ARN such as");
    }
}
