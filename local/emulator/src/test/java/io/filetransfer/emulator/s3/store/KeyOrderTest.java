package io.filetransfer.emulator.s3.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

    private static final List<String> KEYS = List.of(
            "",
            "a",
            "a/",
            "a/b",
            "ab",
            "a!",
            "b",
            "é",
            "\uD7FF",
            "\uE000",
            "\uFFFD",
            "\uD800\uDC00",
            "\uD83D\uDE00",
            "\uD83D\uDE01",
            "\uDBFF\uDFFF",
            "x\uFFFD",
            "x\uD83D\uDE00");

    @Test
    void compare_anyTwoKeys_isTheOrderOfTheirUtf8Bytes() {
        KeyOrder order = new KeyOrder();
        for (String left : KEYS) {
            for (String right : KEYS) {
                assertThat(Integer.signum(order.compare(left, right)))
                        .as("%s against %s", left, right)
                        .isEqualTo(Integer.signum(Arrays.compareUnsigned(utf8(left), utf8(right))));
            }
        }
    }

    private static byte[] utf8(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
