package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.InvalidSettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MasterSettingsTest {

    @Test
    void from_problemsInSharedAndOwnSettings_listsBoth() {
        assertThatThrownBy(() -> MasterSettings.from(Map.of("SLAVE_FUNCTION", "no such name", "SOURCE_PREFIX", "raw")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("SOURCE_BUCKET is not set")
                .hasMessageContaining("SLAVE_FUNCTION is 'no such name', expected the name or ARN");
    }
}
