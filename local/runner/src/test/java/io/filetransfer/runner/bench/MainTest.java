package io.filetransfer.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "x", "1000001"})
    void execute_unusableNumber_isOneLine(String number) {
        assertThat(execute(number)).isEqualTo(2);
        assertThat(err)
                .hasToString(
                        "local/bench: N is '%s', expected a number of files from 1 to 1000000%n".formatted(number));
    }

    @Test
    void execute_unwritableJsonFile_isOneLineBeforeAnythingIsMeasured() {
        assertThat(execute("5", "--json", "/none/bench.json")).isEqualTo(2);
        assertThat(err)
                .hasToString("local/bench: --json is '/none/bench.json', expected a file that can be written"
                        + " (NoSuchFileException)%n".formatted());
    }

    private int execute(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "--project=.";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.commandLine(new StringWriter(), err).execute(all);
    }
}
