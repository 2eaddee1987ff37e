package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeWriterTest {

    @ParameterizedTest
    @CsvSource({
        "'plain, ÄÖ 中文 \ud83d\ude80 \ufffd', 'plain, ÄÖ 中文 \ud83d\ude80 \ufffd'",
        "'a\u001b]0;title\u0007', a\\u001b]0;title\\u0007",
        "'a\nb\rc\td\0', a\\u000ab\\u000dc\\u0009d\\u0000",
        "'\u007f\u009b31m', \\u007f\\u009b31m",
        "'a\u202evsc\u2066\u200e\ufeff', a\\u202evsc\\u2066\\u200e\\ufeff",
        "'a\u2028b\u2029', a\\u2028b\\u2029",
        "'\ud800a', \\ud800a",
        "'\udb40\udc01', \\ue0001",
    })
    void visible_text_showsWhatATerminalWouldExecuteOrHide(String text, String shown) {
        assertThat(SafeWriter.visible(text)).isEqualTo(shown);
    }

    @Test
    void writer_linesAndArguments_areSafe() {
        StringWriter out = new StringWriter();
        SafeWriter writer = new SafeWriter(out);

        writer.println("line\u001b");
        writer.printf("%s and %d%n", "argument\n", 5);
        writer.printTrace(new IllegalStateException("\u001b"));

        assertThat(out.toString())
                .startsWith("line\\u001b\nargument\\u000a and 5\njava.lang.IllegalStateException: \\u001b\n    at ")
                .doesNotContain("\t", "\u001b");
    }
}
