package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.State;

class FunctionOperationsTest {

    @TempDir
    static Path workDirectory;

    private static TestLambda lambda;

    @BeforeAll
    static void start() {
        lambda = new TestLambda(
                workDirectory,
                1,
                List.of(
                        TestLambda.function("second", TestHandlers.Echo.class, Duration.ofSeconds(20)),
                        TestLambda.function("first", TestHandlers.Echo.class, Duration.ofSeconds(30))));
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    @Test
    void listFunctions_all_areInOrderOfTheirNames() {
        assertThat(lambda.client().listFunctions().functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("first", "second");
    }

    @Test
    void listFunctions_unsupportedParameter_isRefused() {
        assertThatThrownBy(() -> lambda.client().listFunctions(request -> request.masterRegion("ALL")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("MasterRegion");
    }

    @Test
    void getFunctionConfiguration_known_describesIt() {
        GetFunctionConfigurationResponse configuration =
                lambda.client().getFunctionConfiguration(request -> request.functionName("first"));

        assertThat(configuration.functionArn()).isEqualTo("arn:aws:lambda:eu-central-1:000000000000:function:first");
        assertThat(configuration.runtime()).isEqualTo(Runtime.fromValue("java25"));
        assertThat(configuration.handler()).isEqualTo(TestHandlers.Echo.class.getName());
        assertThat(configuration.role()).isEqualTo("arn:aws:iam::000000000000:role/first");
        assertThat(configuration.timeout()).isEqualTo(30);
        assertThat(configuration.memorySize()).isEqualTo(256);
        assertThat(configuration.state()).isEqualTo(State.ACTIVE);
        assertThat(configuration.environment().variables()).isEqualTo(Map.of("GREETING", "hello wörld"));
    }
}
