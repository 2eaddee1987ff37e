package io.filetransfer.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferSettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "SOURCE_BUCKET", "landing",
            "DESTINATION_BUCKET", "lake",
            "SOURCE_PREFIX", "raw",
            "DESTINATION_PREFIX", "refined/",
            "STATUS_TABLE", "file-transfer-status");

    @Test
    void from_completeEnvironment_readsEveryVariable() {
        assertThat(TransferSettings.from(COMPLETE))
                .isEqualTo(new TransferSettings(
                        "landing", "lake", new FileKeys("raw/", "refined/"), "file-transfer-status"));
    }

    @Test
    void from_emptyEnvironment_listsEveryVariable() {
        assertThatThrownBy(() -> TransferSettings.from(Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "SOURCE_BUCKET is not set",
                        "DESTINATION_BUCKET is not set",
                        "SOURCE_PREFIX is not set",
                        "DESTINATION_PREFIX is not set",
                        "STATUS_TABLE is not set");
    }

    @Test
    void from_unusableValues_namesVariableValueAndExpectation() {
        Map<String, String> environment = with("SOURCE_BUCKET", "My_Bucket");
        environment.put("SOURCE_PREFIX", "/raw");

        assertThatThrownBy(() -> TransferSettings.from(environment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("SOURCE_BUCKET is 'My_Bucket', expected a bucket name")
                .hasMessageContaining("SOURCE_PREFIX is '/raw', expected a folder");
    }

    @Test
    void from_destinationInsideTheSourceZone_isRefused() {
        Map<String, String> environment = with("DESTINATION_BUCKET", "landing");
        environment.put("DESTINATION_PREFIX", "raw/refined");

        assertThatThrownBy(() -> TransferSettings.from(environment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("DESTINATION_PREFIX 'raw/refined/' lies inside SOURCE_PREFIX 'raw/'");
    }

    @Test
    void from_destinationWithTheSourceFolderAsPartOfItsName_isAccepted() {
        Map<String, String> environment = with("DESTINATION_BUCKET", "landing");
        environment.put("DESTINATION_PREFIX", "raw_done");

        assertThat(TransferSettings.from(environment).keys().destinationPrefix())
                .isEqualTo("raw_done/");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(COMPLETE);
        environment.put(name, value);
        return environment;
    }
}
