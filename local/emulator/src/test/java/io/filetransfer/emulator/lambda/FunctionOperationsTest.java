package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
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
        ListFunctionsResponse response = lambda.client().listFunctions();

        assertThat(response.functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("first", "second");
        assertThat(response.nextMarker()).isNull();
    }

    @Test
    void listFunctions_byPages_returnsEachOnce() {
        assertThat(lambda.client()
                        .listFunctionsPaginator(request -> request.maxItems(1))
                        .functions())
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
        assertThat(Instant.parse(configuration.lastModified().replace("+0000", "Z")))
                .isBefore(Instant.now());
    }

    @Test
    void getFunction_known_tellsWhereItsCodeIs() {
        GetFunctionResponse function = lambda.client().getFunction(request -> request.functionName("second"));

        assertThat(function.configuration().functionName()).isEqualTo("second");
        assertThat(Path.of(URI.create(function.code().location()))).hasBinaryContent(TestJar.BYTES.asByteArray());
    }
}
