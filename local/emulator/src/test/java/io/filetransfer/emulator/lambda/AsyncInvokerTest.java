package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events that get too old while they wait; the test takes the place of the execution environments. */
@Timeout(20)
class AsyncInvokerTest {

    private static final LambdaOptions OPTIONS = new LambdaOptions(
            "eu-central-1", TestLambda.ACCOUNT, () -> null, 1, List.of(Duration.ZERO), Path.of("target"));

    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Functions functions = new Functions(OPTIONS, pool -> {
        throw new AssertionError("an environment of " + pool.function().name());
    });
    private final AsyncInvoker invoker = new AsyncInvoker(
            OPTIONS,
            new Destinations(functions, new LambdaPermissions(OPTIONS, TestLambda.ADMINISTRATORS), OPTIONS),
            Runnable::run);

    @BeforeEach
    void create() {
        List.of("source", "destination").forEach(name -> {
            functions.create(spec(name));
            functions.function(reference(name)).reserve(0);
        });
    }

    @Test
    void event_tooOldBeforeItsFirstAttempt_isRecordedWithoutResponse() throws IOException {
        JsonNode record = recordOf(accepted(Duration.ofSeconds(-1)));

        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("EventAgeExceeded");
        assertThat(record.path("requestContext").path("approximateInvokeCount").asInt())
                .isZero();
        assertThat(record.path("requestPayload").path("number").decimalValue()).isEqualTo("1.10");
        assertThat(record.fieldNames())
                .toIterable()
                .containsExactly("version", "timestamp", "requestContext", "requestPayload");
        assertThat(invoker.givenUp()).hasSize(1);
    }

    @Test
    void event_tooOldBeforeItsRetry_isRecordedWithItsLastResponse() throws IOException, InterruptedException {
        Duration maximumEventAge = Duration.ofMillis(200);
        FunctionPool source = accepted(maximumEventAge);

        source.poll().orElseThrow().outcome().complete(InvocationResult.failure("not JSON"));
        Thread.sleep(maximumEventAge);

        JsonNode record = recordOf(source);
        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("EventAgeExceeded");
        assertThat(record.path("requestContext").path("approximateInvokeCount").asInt())
                .isOne();
        assertThat(record.path("responseContext").path("executedVersion").asText())
                .isEqualTo("$LATEST");
        assertThat(record.path("responsePayload").asText()).isEqualTo("not JSON");
        assertThat(invoker.givenUp()).hasSize(1);
    }

    private FunctionPool accepted(Duration maximumEventAge) {
        functions
                .function(reference("source"))
                .handle(
                        "$LATEST",
                        new EventInvokeConfig(2, maximumEventAge, Optional.of(OPTIONS.arnOf("destination"))));
        InvocationTarget source = functions.target(reference("source"));
        invoker.accept(source, "{\"number\":1.10}");
        return source.pool();
    }

    /** Looks for events as an environment does, until the destination has one. */
    private JsonNode recordOf(FunctionPool source) throws IOException {
        FunctionPool destination = functions.target(reference("destination")).pool();
        Optional<Invocation> record = Optional.empty();
        while (record.isEmpty()) {
            assertThat(source.poll()).isEmpty();
            record = destination.poll();
        }
        return EXACT.readTree(record.get().payload());
    }

    private static FunctionReference reference(String name) {
        return FunctionReference.parse(name, Optional.empty(), OPTIONS);
    }

    private static FunctionSpec spec(String name) {
        return new FunctionSpec(
                name,
                "$LATEST",
                Path.of("any.jar"),
                "Handler",
                Map.of(),
                Duration.ofSeconds(1),
                128,
                "role",
                false,
                "/aws/lambda/" + name,
                "INFO");
    }
}
