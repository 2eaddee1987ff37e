package io.filetransfer.emulator.lambda;

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
                        "$LATEST",
                        FunctionCode.inPlace(Path.of("any.jar")),
                        " ",
                        Map.of("AWS_REGION", "mars"),
                        Duration.ofMinutes(16),
                        64,
                        "role",
                        false,
                        FunctionLog.text("my function")))
                .withMessageContaining("name is 'my function', expected 1 to 64")
                .withMessageContaining("handler is ' '")
                .withMessageContaining("environment is '[AWS_REGION]'")
                .withMessageContaining("timeout is 'PT16M', expected 1 s to 900 s")
                .withMessageContaining("memory is '64', expected 128 to 10240 MB");
    }
}
