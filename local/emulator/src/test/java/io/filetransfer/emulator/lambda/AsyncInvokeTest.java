package io.filetransfer.emulator.lambda;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AsyncInvokeTest {

    private static final List<Duration> SHORT_DELAYS = List.of(Duration.ofMillis(10), Duration.ofMillis(20));

    @TempDir
    Path workDirectory;

    private TestLambda lambda;

    @AfterEach
    void stop() {
        lambda.close();
    }

    @Test
    void event_functionSucceeds_leavesNothingBehind() throws InterruptedException {
        start(SHORT_DELAYS, 2, Duration.ofHours(6));

        lambda.event("obedient", "\"work\"");
        awaitNothingPending();

        assertThat(lambda.service().givenUp()).isEmpty();
        assertThat(log()).contains("order work");
    }

    @Test
    void event_synchronousInvocationsNeverEnd_isServedInItsTurn() throws Exception {
        start(SHORT_DELAYS, 2, Duration.ofHours(6));
        AtomicBoolean over = new AtomicBoolean();

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                callers.execute(() -> {
                    while (!over.get()) {
                        lambda.invoke("obedient", "\"sleep 20\"");
                    }
                });
            }
            try {
                Thread.sleep(500);
                lambda.event("obedient", "\"work\"");
                awaitNothingPending();
            } finally {
                over.set(true);
            }
        }

        assertThat(log()).contains("order work");
    }

    @Test
    void event_functionFails_isTriedThreeTimesUnderOneIdAndThenGivenUp() throws Exception {
        start(SHORT_DELAYS, 2, Duration.ofHours(6));
        Path attempts = workDirectory.resolve("attempts");
        String event = "\"append " + attempts + "\"";

        String requestId = lambda.event("obedient", event);
        awaitNothingPending();

        assertThat(attempts).content().isEqualTo("attempt\n".repeat(3));
        assertThat(log().split("platform.start.*" + requestId, -1)).hasSize(4);
        JsonNode record = givenUp();
        assertThat(record.path("requestContext").path("requestId").asText()).isEqualTo(requestId);
        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(record.path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(3);
        assertThat(record.path("requestPayload").toString()).isEqualTo(event);
        assertThat(record.path("responsePayload").path("errorType").asText())
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(record.path("responsePayload").path("errorMessage").asText()).isEqualTo("attempted");
    }

    @Test
    void event_processDies_isTriedAsOftenAsTheFunctionAllows() throws Exception {
        start(SHORT_DELAYS, 1, Duration.ofHours(6));

        lambda.event("obedient", "\"exit 9\"");
        awaitNothingPending();

        JsonNode record = givenUp();
        assertThat(record.path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(2);
        assertThat(record.path("responsePayload").path("errorType").asText()).isEqualTo("Runtime.ExitError");
    }

    @Test
    void event_retryWouldComeAfterTheMaximumAge_isGivenUpAtOnce() throws Exception {
        start(List.of(Duration.ofMinutes(2)), 2, Duration.ofMinutes(1));

        lambda.event("obedient", "\"throw\"");
        awaitNothingPending();

        JsonNode context = givenUp().path("requestContext");
        assertThat(context.path("condition").asText()).isEqualTo("EventAgeExceeded");
        assertThat(context.path("approximateInvokeCount").asInt()).isEqualTo(1);
    }

    @Test
    void event_retryWaits_countsAsPending() {
        start(List.of(Duration.ofMinutes(2)), 2, Duration.ofHours(6));

        lambda.event("obedient", "\"throw\"");

        assertThat(lambda.service().pendingAsyncInvocations()).isEqualTo(1);
    }

    @Test
    void events_manyAtOnce_allRunInNoMoreEnvironmentsThanAllowed() throws InterruptedException {
        start(SHORT_DELAYS, 2, Duration.ofHours(6));

        for (int i = 0; i < 300; i++) {
            lambda.event("obedient", "\"number" + i + "\"");
        }
        lambda.invoke("obedient", "\"urgent\"");
        awaitNothingPending();

        assertThat(log().lines().filter(line -> line.startsWith("order number")))
                .doesNotHaveDuplicates()
                .hasSize(300);
        assertThat(logs()).hasSizeLessThanOrEqualTo(2);
    }

    private void start(List<Duration> retryDelays, int maximumRetryAttempts, Duration maximumEventAge) {
        LambdaOptions options = new LambdaOptions(
                "eu-central-1",
                TestLambda.ACCOUNT,
                () -> URI.create("http://127.0.0.1:4566"),
                2,
                retryDelays,
                workDirectory);
        lambda = new TestLambda(
                options,
                List.of(TestLambda.function("obedient", TestHandlers.Obedient.class, Duration.ofSeconds(20))),
                TestLambda.ADMINISTRATORS);
        lambda.client()
                .putFunctionEventInvokeConfig(config -> config.functionName("obedient")
                        .maximumRetryAttempts(maximumRetryAttempts)
                        .maximumEventAgeInSeconds(Math.toIntExact(maximumEventAge.toSeconds())));
    }

    private void awaitNothingPending() throws InterruptedException {
        while (lambda.service().pendingAsyncInvocations() > 0) {
            Thread.sleep(5);
        }
    }

    private JsonNode givenUp() throws JsonProcessingException {
        assertThat(lambda.service().givenUp()).hasSize(1);
        return new ObjectMapper().readTree(lambda.service().givenUp().getFirst());
    }

    private List<Path> logs() {
        try (Stream<Path> logs = Files.list(workDirectory.resolve("logs/obedient"))) {
            return logs.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log() {
        return logs().stream().map(AsyncInvokeTest::read).collect(joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
