package io.filetransfer.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.events.InvalidEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKeysTest {

    private final FileKeys keys = FileKeys.of("raw", "refined");

    @ParameterizedTest
    @CsvSource({
        "raw/a.csv, refined/a.csv",
        "raw/raw_x.csv, refined/raw_x.csv",
        "raw/x/raw/y.csv, refined/x/raw/y.csv",
        "raw/raw/raw.csv, refined/raw/raw.csv",
        "raw//a.csv, refined//a.csv",
        "raw/a%2Fb.csv, refined/a%2Fb.csv",
    })
    void destinationOf_sourceKey_replacesTheLeadingPrefixOnly(String source, String destination) {
        assertThat(keys.destinationOf(source)).isEqualTo(destination);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rawdata/a.csv", "raw_old/a.csv", "raw", "raw/", "a.csv", "/raw/a.csv", "refined/a.csv"})
    void destinationOf_keyOutsideTheZone_isRefused(String key) {
        assertThatThrownBy(() -> keys.destinationOf(key))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("file_path is '" + key + "', expected a key below 'raw/'");
    }

    @Test
    void destinationOf_keyThatWouldBecomeTooLong_isRefused() {
        String longest = "raw/" + "ü".repeat(508);

        assertThat(keys.destinationOf(longest)).hasSize(8 + 508);
        assertThatThrownBy(() -> keys.destinationOf(longest + "x"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("has 1025 bytes, expected at most 1024");
    }

    @ParameterizedTest
    @CsvSource({
        "raw/a.csv, true, true",
        "raw/a.csv.gz, true, true",
        "raw/a.csv2, true, true",
        "raw/day.csv/part-1, true, true",
        "raw/a.txt, false, true",
        "raw/a.txt.bak, false, true",
        "raw/a.parquet, false, false",
        "raw/README.md, false, false",
        "raw/, false, false",
        "rawdata/a.csv, false, false",
        "raw_old/a.txt, false, false",
    })
    void isTransferredAndIsAwaited_key_followTheContract(String key, boolean transferred, boolean awaited) {
        assertThat(keys.isTransferred(key)).isEqualTo(transferred);
        assertThat(keys.isAwaited(key)).isEqualTo(awaited);
    }

    @Test
    void of_foldersWithClosingSlash_areTheSame() {
        assertThat(FileKeys.of("raw/", "refined/")).isEqualTo(keys);
    }
}
