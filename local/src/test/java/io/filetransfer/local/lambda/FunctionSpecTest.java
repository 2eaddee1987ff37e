package io.filetransfer.local.lambda;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionSpecTest {

    @Test
    void constructor_everythingWrong_namesEveryField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionSpec(
                        "my function",
                        Path.of("no-such.jar"),
                        " ",
                        Map.of("AWS_REGION", "mars"),
                        Duration.ofMinutes(16),
                        64,
                        3,
                        Duration.ofSeconds(59),
                        "role"))
                .withMessageContaining("name is 'my function', expected 1 to 64")
                .withMessageContaining("code is 'no-such.jar', expected an existing")
                .withMessageContaining("handler is ' '")
                .withMessageContaining("environment is '[AWS_REGION]'")
                .withMessageContaining("timeout is 'PT16M', expected 1 s to 900 s")
                .withMessageContaining("memory is '64', expected 128 to 10240 MB")
                .withMessageContaining("retry attempts is '3', expected 0 to 2")
                .withMessageContaining("maximum event age is 'PT59S'");
    }
}
