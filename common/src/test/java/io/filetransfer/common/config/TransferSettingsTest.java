package io.filetransfer.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferSettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "SOURCE_BUCKET", "landing",
            "DESTINATION_BUCKET", "lake",
            "SOURCE_PREFIX", "raw",
            "DESTINATION_PREFIX", "refined/",
            "STATUS_TABLE", "file-transfer-status",
            "EXECUTIONS_TABLE", "file-transfer-executions");

    @Test
    void read_completeEnvironment_readsEveryVariable() {
        assertThat(read(COMPLETE))
                .isEqualTo(new TransferSettings(
                        "landing",
                        "lake",
                        new FileKeys("raw/", "refined/"),
                        "file-transfer-status",
                        "file-transfer-executions"));
    }

    @Test
    void read_emptyEnvironment_listsEveryVariable() {
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("invalid environment variables:"
                        + " SOURCE_BUCKET is not set, expected a bucket name (3 to 63 lower-case letters, digits, '.' and '-');"
                        + " DESTINATION_BUCKET is not set, expected a bucket name (3 to 63 lower-case letters, digits, '.' and"
                        + " '-'); SOURCE_PREFIX is not set, expected a folder such as 'raw' of letters, digits and"
                        + " ! _ ( ) . = -; DESTINATION_PREFIX is not set, expected a folder such as 'raw' of letters, digits"
                        + " and ! _ ( ) . = -; STATUS_TABLE is not set, expected a table name (3 to 255 of A-Z a-z 0-9 _ . -);"
                        + " EXECUTIONS_TABLE is not set, expected a table name (3 to 255 of A-Z a-z 0-9 _ . -)");
    }

    @Test
    void read_unusableValues_namesVariableValueAndExpectation() {
        Map<String, String> environment = with("SOURCE_BUCKET", "My_Bucket");
        environment.put("SOURCE_PREFIX", "/raw");

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("SOURCE_BUCKET is 'My_Bucket', expected a bucket name")
                .hasMessageContaining("SOURCE_PREFIX is '/raw', expected a folder");
    }

    @ParameterizedTest
    @CsvSource({"raw, raw/refined", "data/raw, data", "raw, raw/", "raw/, raw"})
    void read_overlappingZonesOfOneBucket_areRefused(String source, String destination) {
        Map<String, String> environment = with("DESTINATION_BUCKET", "landing");
        environment.put("SOURCE_PREFIX", source);
        environment.put("DESTINATION_PREFIX", destination);

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("overlap in the same bucket, expected separate folders");
    }

    @Test
    void read_sameFolderOfTwoBuckets_isAccepted() {
        assertThat(read(with("DESTINATION_PREFIX", "raw")).keys().destinationPrefix())
                .isEqualTo("raw/");
    }

    @Test
    void read_destinationWithTheSourceFolderAsPartOfItsName_isAccepted() {
        Map<String, String> environment = with("DESTINATION_BUCKET", "landing");
        environment.put("DESTINATION_PREFIX", "raw_done");

        assertThat(read(environment).keys().destinationPrefix()).isEqualTo("raw_done/");
    }

    private static TransferSettings read(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        TransferSettings settings = TransferSettings.read(reader);
        reader.throwIfInvalid();
        return settings;
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(COMPLETE);
        environment.put(name, value);
        return environment;
    }
}
