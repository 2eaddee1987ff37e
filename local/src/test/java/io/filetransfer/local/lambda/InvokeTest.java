package io.filetransfer.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class InvokeTest {

    @TempDir
    static Path workDirectory;

    private static TestLambda lambda;

    @BeforeAll
    static void start() {
        lambda = new TestLambda(
                workDirectory,
                2,
                List.of(
                        TestLambda.function("echo", TestHandlers.Echo.class, Duration.ofSeconds(20), 2),
                        TestLambda.function("obedient", TestHandlers.Obedient.class, Duration.ofSeconds(20), 2)));
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    @Test
    void invoke_event_returnsWhatTheFunctionWrote() {
        InvokeResponse response = lambda.invoke("echo", "{\"a\": \"ü\"}");

        assertThat(response.payload().asUtf8String()).isEqualTo("{\"a\": \"ü\"}");
        assertThat(response.functionError()).isNull();
    }
}
