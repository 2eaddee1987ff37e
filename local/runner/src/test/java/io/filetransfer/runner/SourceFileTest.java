package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {

    @ParameterizedTest
    @CsvSource({
        "a.csv.gz, false, CSV",
        "a.csv, true, LATE",
        "a.txt, false, TXT",
        "a.txt.csv, false, CSV",
        "a.txt, true, LATE",
        "a.CSV, false, OTHER",
        "a.CSV, true, OTHER",
    })
    void kind_ofNameAndTime_isWhatTheExecutionMakesOfIt(String path, boolean late, SourceFile.Kind kind) {
        assertThat(new SourceFile(path, late).kind()).isEqualTo(kind);
    }
}
