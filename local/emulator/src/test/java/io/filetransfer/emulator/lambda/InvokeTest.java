package io.filetransfer.emulator.lambda;

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
    void invoke_whatIsNotSupported_isRefusedByName() {
        refused(request -> request.invocationType(InvocationType.DRY_RUN), "X-Amz-Invocation-Type is 'DryRun'");
        refused(request -> request.invocationType("Later"), "X-Amz-Invocation-Type is 'Later'");
        refused(request -> request.logType(LogType.TAIL), "does not support X-Amz-Log-Type");
        refused(request -> request.clientContext("e30="), "does not support X-Amz-Client-Context");
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
    void invoke_nameOfNoKnownForm_isRefusedByName() {
        assertThatThrownBy(() -> lambda.invoke("a b", "1"))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("FunctionName is 'a b'");
    }

    @Test
    void invoke_unsupportedParameter_isRefusedByName() throws Exception {
        HttpResponse<String> response = send("POST", "/2015-03-31/functions/echo/invocations?Later=1");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("the parameter Later=1");
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
    void invoker_functionThrows_returnsTheErrorDocument() throws InterruptedException {
        FunctionInvoker invoker = lambda.service();

        InvocationResult result = invoker.invoke("obedient", "\"throw\"");

        assertThat(result.functionError()).contains("Unhandled");
        assertThat(result.payload()).contains("\"errorType\":\"java.lang.UnsupportedOperationException\"");
    }

    @Test
    void invoker_unknownFunction_throwsTheServicesError() {
        assertThatExceptionOfType(LambdaServiceException.class)
                .isThrownBy(() -> lambda.service().invoke("other", "{}"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
    }

    private static void refused(Consumer<InvokeRequest.Builder> change, String message) {
        assertThatThrownBy(() -> invoke("echo", "1", change))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(message);
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
                            .header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/lambda/aws4_request")
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String text(int bytes) {
        return '"' + "x".repeat(bytes - 2) + '"';
    }
}
