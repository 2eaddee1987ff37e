package io.filetransfer.status.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.events.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedFilesTest {

    private static final int LIMIT_OF_A_CAUSE = 32_768;

    private final FailedFiles failed = new FailedFiles(FailedFiles.MAX_CAUSE);

    @Test
    void add_fileInBothPasses_countsOnce() {
        failed.add("raw/a.csv", "raw/a.csv (RetriesExhausted): first");
        failed.beginPass();
        failed.add("raw/a.csv", "raw/a.csv (RetriesExhausted): first");
        failed.add("raw/b.csv", "raw/b.csv (RetriesExhausted): second");

        assertThat(failed.cause())
                .isEqualTo(
                        "2 files failed permanently: raw/a.csv (RetriesExhausted): first; raw/b.csv (RetriesExhausted): second");
    }

    @Test
    void cause_moreFilesThanFit_namesTheFirstAndCountsTheRest() {
        addInTwoPasses(5000, "no");

        assertThat(failed.cause())
                .startsWith("at least 5000 files failed permanently: raw/0.csv (RetriesExhausted): no; raw/1.csv")
                .matches("(?s).*; and \\d+ more");
        assertThat(failed.cause().length()).isBetween(FailedFiles.MAX_CAUSE - 250, FailedFiles.MAX_CAUSE);
    }

    /** The state machine puts the task's error and cause as JSON into the execution's cause. */
    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "\n", "\u0000", "\uD83D\uDE00", "x"})
    void cause_textThatGrowsWithinJson_staysWithinTheLimit(String character) {
        addInTwoPasses(3000, character.repeat(200));

        String output = Json.text(new TaskFailure("FileTransferFailed", failed.cause()));

        assertThat(("File Transfer Failed: " + output).length()).isLessThanOrEqualTo(LIMIT_OF_A_CAUSE);
        assertThat(failed.cause()).doesNotContain("\uD83D;").contains("raw/1.csv");
    }

    @Test
    void cause_oneErrorLongerThanTheLimit_isCutAndOthersAreNamed() {
        failed.add("raw/a.csv", "raw/a.csv (RetriesExhausted): " + "x".repeat(100_000));
        failed.add("raw/b.csv", "raw/b.csv (RetriesExhausted): short");

        assertThat(failed.cause())
                .contains("raw/a.csv (RetriesExhausted): xxx", "xxx...; raw/b.csv (RetriesExhausted): short");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abc...",
        "'a\"bcdef', 6, a\"...",
        "'ab\"cdef', 6, ab...",
        "\uD83D\uDE00b\uD83D\uDE00\uD83D\uDE00, 6, \uD83D\uDE00b..."
    })
    void cut_text_isCutWhereItFitsAndNeverWithinAPair(String text, int max, String expected) {
        assertThat(JsonEscapes.cut(text, max)).isEqualTo(expected);
    }

    private void addInTwoPasses(int files, String error) {
        IntStream.range(0, files)
                .forEach(i -> failed.add("raw/" + i + ".csv", "raw/" + i + ".csv (RetriesExhausted): " + error));
        failed.beginPass();
        IntStream.range(0, files)
                .forEach(i -> failed.add("raw/" + i + ".csv", "raw/" + i + ".csv (RetriesExhausted): " + error));
    }

    private record TaskFailure(String error, String cause) {}
}
