package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class InvokeTest {

    private static final int SIX_MEGABYTES = 6 * 1024 * 1024;

    @TempDir
    static Path workDirectory;

    private static TestLambda lambda;

    @BeforeAll
    static void start() {
        lambda = new TestLambda(
                workDirectory,
                1,
                List.of(
                        TestLambda.function("echo", TestHandlers.Echo.class, Duration.ofSeconds(20)),
                        TestLambda.function("obedient", TestHandlers.Obedient.class, Duration.ofSeconds(20))));
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    @Test
    void invoke_event_returnsWhatTheFunctionWrote() {
        InvokeResponse response = lambda.invoke("echo", "{\"a\": \"ü\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.payload().asUtf8String()).isEqualTo("{\"a\": \"ü\"}");
        assertThat(response.functionError()).isNull();
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
    }

    @Test
    void invoke_noPayload_givesTheFunctionAnEmptyObject() {
        InvokeResponse response = lambda.client().invoke(request -> request.functionName("echo"));

        assertThat(response.payload().asUtf8String()).isEqualTo("{}");
    }

    @Test
    void invoke_functionThrows_returnsTheErrorDocumentOfTheRuntime() {
        InvokeResponse response = lambda.invoke("obedient", "\"throw\"");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .startsWith("{\"errorMessage\":\"I refuse\",\"errorType\":\"java.lang.UnsupportedOperationException\","
                        + "\"stackTrace\":[\"" + TestHandlers.Obedient.class.getName() + ".obey(TestHandlers.java:");
    }

    @Test
    void invoke_logTypeTail_returnsTheInvocationsOwnLog() {
        lambda.invoke("obedient", "\"first\"");
        InvokeResponse response = invoke("obedient", "\"throw\"", request -> request.logType(LogType.TAIL));
        String requestId = response.responseMetadata().requestId();

        assertThat(decoded(response.logResult()))
                .startsWith("START RequestId: " + requestId + " Version: $LATEST\norder throw\n")
                .contains("I refuse: java.lang.UnsupportedOperationException")
                .contains("\nEND RequestId: " + requestId + "\nREPORT RequestId: " + requestId + "\tDuration: ")
                .contains("\tMemory Size: 256 MB")
                .doesNotContain("first");
    }

    @Test
    void invoke_logTypeTailOfALongLog_returnsTheLastFourKilobytes() {
        InvokeResponse response = invoke("obedient", "\"chatter 2000\"", request -> request.logType(LogType.TAIL));

        assertThat(Base64.getDecoder().decode(response.logResult())).hasSize(4096);
        assertThat(decoded(response.logResult()))
                .contains("line 1999\n")
                .doesNotContain("START")
                .contains("REPORT");
    }

    @Test
    void invoke_noLogType_returnsNoLog() {
        assertThat(lambda.invoke("echo", "1").logResult()).isNull();
    }

    @Test
    void invoke_dryRun_answers204WithoutRunning() {
        InvokeResponse response =
                invoke("obedient", "\"throw\"", request -> request.invocationType(InvocationType.DRY_RUN));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.functionError()).isNull();
    }

    @Test
    void invoke_clientContext_reachesTheFunction() {
        String context = Base64.getEncoder().encodeToString("{\n\"custom\": {\"a\": \"ü\"}}".getBytes(UTF_8));
        InvokeResponse response = invoke("obedient", "\"context\"", request -> request.clientContext(context));

        assertThat(response.payload().asUtf8String()).isEqualTo("\"ü\"");
    }

    @Test
    void invoke_clientContextThatIsNotJson_isRefused() {
        assertThatThrownBy(() -> invoke("echo", "1", request -> request.clientContext("bm8=")))
                .isInstanceOf(InvalidRequestContentException.class)
                .hasMessageContaining("Client context must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo",
                "echo:$LATEST",
                "function:echo",
                "000000000000:function:echo",
                "arn:aws:lambda:eu-central-1:000000000000:function:echo",
                "arn:aws:lambda:eu-central-1:000000000000:function:echo:$LATEST"
            })
    void invoke_anyFormOfTheName_findsTheFunction(String name) {
        assertThat(lambda.invoke(name, "1").payload().asUtf8String()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other",
                "echo:live",
                "111111111111:function:echo",
                "arn:aws:lambda:us-east-1:000000000000:function:echo"
            })
    void invoke_unknownFunction_isNotFound(String name) {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.invoke(name, "1"))
                .withMessageContaining("Function not found: arn:aws:lambda:")
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void invoke_qualifierOtherThanLatest_isNotFound() {
        assertThatThrownBy(() -> invoke("echo", "1", request -> request.qualifier("7")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: arn:aws:lambda:eu-central-1:000000000000:function:echo:7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{\"a\":1", "{} {}", " ", "{'a':1}"})
    void invoke_payloadThatIsNotJson_isRefused(String payload) {
        assertThatExceptionOfType(InvalidRequestContentException.class)
                .isThrownBy(() -> lambda.invoke("echo", payload))
                .withMessageContaining("Could not parse request body into json: ")
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
    }

    @Test
    void invoke_payloadOverSixMegabytes_isTooLarge() {
        assertThat(lambda.invoke("echo", text(SIX_MEGABYTES)).functionError()).isNull();
        assertThatExceptionOfType(RequestTooLargeException.class)
                .isThrownBy(() -> lambda.invoke("echo", text(SIX_MEGABYTES + 1)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(413));
    }

    @Test
    void invoke_eventOverOneMegabyte_isTooLarge() {
        assertThatThrownBy(() ->
                        invoke("echo", text(1024 * 1024 + 1), request -> request.invocationType(InvocationType.EVENT)))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("Event invocation type (limit 1048576 bytes)");
    }

    @Test
    void invoke_responseOverSixMegabytes_isAFunctionErrorAndTheNextInvocationWorks() {
        InvokeResponse response = lambda.invoke("obedient", "\"huge " + (SIX_MEGABYTES + 99) + "\"");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .isEqualTo("{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":"
                        + "\"Response payload size exceeded maximum allowed payload size (6291556 bytes).\"}");
        assertThat(lambda.invoke("obedient", "\"next\"").payload().asUtf8String())
                .isEqualTo("\"next\"");
    }

    @Test
    void invoke_unknownInvocationType_isRefusedByName() {
        assertThatThrownBy(() -> invoke("echo", "1", request -> request.invocationType("Later")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("X-Amz-Invocation-Type is 'Later'");
    }

    @Test
    void invoke_nameOfNoKnownForm_isRefusedByName() {
        assertThatThrownBy(() -> lambda.invoke("a b", "1"))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("FunctionName is 'a b'");
    }

    @Test
    void invoke_unsupportedParameter_isRefusedByName() throws Exception {
        HttpResponse<String> response = send("POST", "/2015-03-31/functions/echo/invocations?Later=1");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Later").contains("\"Type\":\"User\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /2015-03-31/functions/echo",
                "GET /2015-03-31/event-source-mappings",
                "POST /2014-11-13/functions/echo/invoke-async"
            })
    void handle_operationThatThereIsNot_isRefusedByName(String operation) throws Exception {
        HttpResponse<String> response =
                send(operation.substring(0, operation.indexOf(' ')), operation.substring(operation.indexOf(' ') + 1));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("UnknownOperationException");
        assertThat(response.body()).contains(operation);
    }

    @Test
    void invoker_functionThrows_returnsErrorAndLog() throws InterruptedException {
        FunctionInvoker invoker = lambda.service();

        InvocationResult result = invoker.invoke("obedient", "\"throw\"");

        assertThat(result.functionError()).contains("Unhandled");
        assertThat(result.payload()).contains("\"errorType\":\"java.lang.UnsupportedOperationException\"");
        assertThat(result.log()).contains("order throw").contains("I refuse").endsWith(" MB\n");
    }

    @Test
    void invoker_unknownFunction_throwsTheServicesError() {
        assertThatExceptionOfType(LambdaServiceException.class)
                .isThrownBy(() -> lambda.service().invoke("other", "{}"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
    }

    private static InvokeResponse invoke(String function, String payload, Consumer<InvokeRequest.Builder> more) {
        return lambda.client()
                .invoke(request -> request.functionName(function)
                        .payload(SdkBytes.fromUtf8String(payload))
                        .applyMutation(more));
    }

    private static HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(lambda.endpoint() + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String text(int bytes) {
        return '"' + "x".repeat(bytes - 2) + '"';
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
