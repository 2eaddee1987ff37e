package io.filetransfer.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

    private final Advice advice = new Advice(PriceList.load().prices());

    @Test
    void print_millionFilesInANewAccount_saysHowManyExecutions() {
        StringWriter text = new StringWriter();

        advice.print(new PrintWriter(text));

        assertThat(text.toString().replaceAll(" +", " "))
                .contains(" 1,000,000 10 1 3 h 20 min 8.53 slaves one execution's hour is not enough: 4 executions");
    }

    @Test
    void json_table_hasEachCombination() {
        assertThat(advice.json()).hasSize(4 * 2 * 3);
    }

    @ParameterizedTest
    @CsvSource({"35, 35 s", "125, 2 min 05 s", "12005, 3 h 20 min"})
    void time_seconds_areReadable(long seconds, String text) {
        assertThat(Advice.time(seconds)).isEqualTo(text);
    }
}
