package io.filetransfer.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.iam.Guard;
import io.filetransfer.emulator.iam.policy.Policies;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;

/** What becomes of an event that was given up, when its function has an on-failure destination. */
@Timeout(20)
class DestinationTest {

    private static final String ARN = "arn:aws:lambda:eu-central-1:" + TestLambda.ACCOUNT + ":function:";
    private static final String RECORDER = ARN + "recorder:live";
    private static final String ROLE = "arn:aws:iam::" + TestLambda.ACCOUNT + ":role/obedient";
    private static final Policies NOTHING = Policies.parse(List.of(), ROLE);

    @TempDir
    Path workDirectory;

    private final Map<String, Policies> roles = new ConcurrentHashMap<>();
    private Path records;
    private TestLambda lambda;

    @BeforeEach
    void start() {
        records = workDirectory.resolve("records");
        LambdaOptions options = new LambdaOptions(
                "eu-central-1",
                TestLambda.ACCOUNT,
                () -> URI.create("http://127.0.0.1:4566"),
                2,
                List.of(Duration.ofMillis(10)),
                workDirectory);
        lambda = new TestLambda(options, functions(), new Guard(roles, List.of()));
        publish("obedient");
        publish("recorder");
    }

    @AfterEach
    void stop() {
        lambda.close();
    }

    @Test
    void event_retriesExhausted_isRecordedAsAwsDoes() throws Exception {
        configure(2, RECORDER);
        Instant before = Instant.now();

        String requestId = lambda.event("obedient:live", "\"throw\"");

        ObjectNode record = onlyRecord();
        String timestamp = record.remove("timestamp").asText();
        assertThat(timestamp).matches(".*:\\d\\d\\.\\d{3}Z");
        assertThat(Instant.parse(timestamp)).isBetween(before.minusMillis(1), Instant.now());
        assertThat(((ObjectNode) record.get("responsePayload")).remove("stackTrace"))
                .isNotEmpty();
        assertThat(record).isEqualTo(json("""
                {"version": "1.0",
                 "requestContext": {
                   "requestId": "%s",
                   "functionArn": "%sobedient:live",
                   "condition": "RetriesExhausted",
                   "approximateInvokeCount": 3},
                 "requestPayload": "throw",
                 "responseContext": {"statusCode": 200, "executedVersion": "1", "functionError": "Unhandled"},
                 "responsePayload": {
                   "errorMessage": "I refuse",
                   "errorType": "java.lang.UnsupportedOperationException"}}
                """.formatted(requestId, ARN)));
    }

    @ParameterizedTest
    @CsvSource({
        "exit 9, Runtime.ExitError, Runtime exited with error: exit status 9",
        "sleep 5000, Sandbox.Timedout, Task timed out after 1.00 seconds",
    })
    void event_processDiesOrTimesOut_isRecordedWithLambdasError(String order, String type, String message)
            throws Exception {
        configure(0, RECORDER);

        lambda.event("obedient:live", "\"" + order + "\"");

        JsonNode record = onlyRecord();
        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(record.path("requestContext").path("approximateInvokeCount").asInt())
                .isOne();
        assertThat(record.path("responsePayload").path("errorType").asText()).isEqualTo(type);
        assertThat(record.path("responsePayload").path("errorMessage").asText()).endsWith(message);
    }

    @Test
    void event_succeedsOrHasAnotherQualifier_isNotRecorded() throws Exception {
        configure(0, RECORDER);

        lambda.event("obedient:live", "\"work\"");
        lambda.event("obedient", "\"throw\"");
        awaitNothingPending();

        assertThat(records).doesNotExist();
    }

    @Test
    void event_roleMayNoLongerInvokeTheDestination_losesItsRecord() throws Exception {
        configure(0, RECORDER);
        roles.put(ROLE, NOTHING);

        lambda.event("obedient:live", "\"throw\"");
        awaitNothingPending();

        assertThat(lambda.service().givenUp()).hasSize(1);
        assertThat(records).doesNotExist();
    }

    @Test
    void event_destinationFailsToo_endsThere() throws Exception {
        configure(0, ARN + "quitter");

        lambda.event("obedient:live", "\"throw\"");
        awaitNothingPending();

        assertThat(lambda.service().givenUp())
                .extracting(
                        record -> json(record)
                                .path("requestContext")
                                .path("functionArn")
                                .asText(),
                        record -> json(record)
                                .path("requestContext")
                                .path("approximateInvokeCount")
                                .asInt())
                .containsExactly(tuple(ARN + "obedient:live", 1), tuple(ARN + "quitter:$LATEST", 3));
    }

    @Test
    void put_destination_isAnsweredWithIt() {
        assertThat(configure(1, RECORDER).destinationConfig())
                .isEqualTo(DestinationConfig.builder()
                        .onFailure(failures -> failures.destination(RECORDER))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sqs:eu-central-1:000000000000:queue, The destination ARN arn:aws:sqs:eu-central-1:000000000000:queue is invalid.",
        "recorder, The destination ARN recorder is invalid.",
        "arn:aws:lambda:eu-central-1:000000000000:function:nobody, function:nobody is invalid.",
        "arn:aws:lambda:eu-central-1:000000000000:function:recorder:dead, function:recorder:dead is invalid.",
        "arn:aws:lambda:eu-central-1:000000000000:function:obedient, You can't specify the function as a destination for itself.",
    })
    void put_unusableDestination_isRefused(String destination, String message) {
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> configure(0, destination))
                .withMessageContaining(message);
    }

    @Test
    void put_destinationThatTheRoleMayNotInvoke_isRefusedAndNothingIsSet() throws Exception {
        roles.put(ROLE, NOTHING);

        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> configure(0, RECORDER))
                .withMessageContaining(
                        "The function execution role does not have permissions to call InvokeFunction on " + RECORDER);

        roles.clear();
        lambda.event("obedient:live", "\"throw\"");
        awaitNothingPending();
        assertThat(records).doesNotExist();
    }

    @Test
    void put_destinationOfSuccesses_isRefusedByName() {
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> lambda.client()
                        .putFunctionEventInvokeConfig(config -> config.functionName("obedient")
                                .destinationConfig(to -> to.onSuccess(other -> other.destination(RECORDER)))))
                .withMessageContaining("DestinationConfig.OnSuccess is not supported");
    }

    private List<CreateFunctionRequest> functions() {
        return List.of(
                TestLambda.function("obedient", TestHandlers.Obedient.class, Duration.ofSeconds(1)),
                TestLambda.function("quitter", TestHandlers.Quitter.class, Duration.ofSeconds(20)),
                TestLambda.function("recorder", TestHandlers.Recorder.class, Duration.ofSeconds(20)).toBuilder()
                        .environment(environment -> environment.variables(Map.of("RECORDS", records.toString())))
                        .build());
    }

    private void publish(String function) {
        lambda.client().publishVersion(version -> version.functionName(function));
        lambda.client()
                .createAlias(alias -> alias.functionName(function).name("live").functionVersion("1"));
    }

    private PutFunctionEventInvokeConfigResponse configure(int maximumRetryAttempts, String destination) {
        return lambda.client()
                .putFunctionEventInvokeConfig(config -> config.functionName("obedient")
                        .qualifier("live")
                        .maximumRetryAttempts(maximumRetryAttempts)
                        .destinationConfig(to -> to.onFailure(failures -> failures.destination(destination))));
    }

    private ObjectNode onlyRecord() throws IOException, InterruptedException {
        awaitNothingPending();
        return json(Files.readString(records));
    }

    private void awaitNothingPending() throws InterruptedException {
        while (lambda.service().pendingAsyncInvocations() > 0) {
            Thread.sleep(5);
        }
    }

    private static ObjectNode json(String text) {
        try {
            return new ObjectMapper().readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
