package io.filetransfer.emulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.document.DocumentNode;
import io.filetransfer.emulator.document.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** The operations of the Lambda API that the deployer, the functions and people need; what is missing is refused by name. */
final class LambdaApi {

    private static final int MOST_CONCURRENT = 1_000_000;
    private static final String INVOCATION_TYPE = "X-Amz-Invocation-Type";
    private static final List<String> NOT_SUPPORTED =
            List.of("X-Amz-Log-Type", "X-Amz-Client-Context", "X-Amz-Tenant-Id", "X-Amz-Durable-Execution-Name");

    private final Functions functions;
    private final AsyncInvoker asynchronous;
    private final Destinations destinations;
    private final LambdaOptions options;
    private final Path folder;

    /** @param folder where functions' jars are kept */
    LambdaApi(
            Functions functions,
            AsyncInvoker asynchronous,
            Destinations destinations,
            LambdaOptions options,
            Path folder) {
        this.functions = functions;
        this.asynchronous = asynchronous;
        this.destinations = destinations;
        this.options = options;
        this.folder = folder;
    }

    /** @throws LambdaServiceException when there is no such function or operation, or the request has what is not supported */
    void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", Invocation.newRequestId());
        try {
            answer(exchange, LambdaRequest.of(exchange));
        } catch (InvalidDocumentException e) {
            throw LambdaServiceException.invalidParameter(e.getMessage());
        }
    }

    private void answer(HttpExchange exchange, LambdaRequest request) throws IOException {
        switch (request.operation()) {
            case LambdaRequest.INVOKE -> invoke(exchange, request);
            case "GET /2015-03-31/functions" -> json(exchange, 200, list());
            case "GET /2015-03-31/functions/*/configuration" -> json(exchange, 200, configuration(request));
            case "POST /2015-03-31/functions" -> json(exchange, 201, create(body(exchange)));
            case "POST /2015-03-31/functions/*/versions" -> json(exchange, 201, publish(request, body(exchange)));
            case "POST /2015-03-31/functions/*/aliases" -> json(exchange, 201, createAlias(request, body(exchange)));
            case "PUT /2019-09-25/functions/*/event-invoke-config" ->
                json(exchange, 200, putEventInvokeConfig(request, body(exchange)));
            case "PUT /2017-10-31/functions/*/concurrency" ->
                json(exchange, 200, putConcurrency(request, body(exchange)));
            default ->
                throw new LambdaServiceException(
                        "UnknownOperationException",
                        404,
                        "The embedded Lambda has no operation " + exchange.getRequestMethod() + " "
                                + exchange.getRequestURI().getPath());
        }
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>. */
    private void invoke(HttpExchange exchange, LambdaRequest request) throws IOException {
        byte[] payload = EventPayload.read(exchange.getRequestBody());
        InvocationType type = type(exchange.getRequestHeaders());
        InvocationTarget target = functions.target(reference(request));
        String event = EventPayload.checked(payload, type);
        if (type == InvocationType.EVENT) {
            exchange.getResponseHeaders().set("x-amzn-RequestId", asynchronous.accept(target, event));
            Responses.send(exchange, 202, "");
        } else {
            run(exchange, target.pool(), event);
        }
    }

    private static void run(HttpExchange exchange, FunctionPool pool, String event) throws IOException {
        Invocation invocation = Invocation.synchronous(event);
        pool.submit(invocation);
        try {
            InvocationResult result = invocation.await();
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("x-amzn-RequestId", invocation.requestId());
            headers.set("X-Amz-Executed-Version", pool.function().version());
            result.functionError().ifPresent(error -> headers.set("X-Amz-Function-Error", error));
            Responses.send(exchange, 200, result.payload());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InvocationType type(Headers headers) {
        NOT_SUPPORTED.stream().filter(headers::containsKey).findFirst().ifPresent(header -> {
            throw LambdaServiceException.invalidParameter("The embedded Lambda does not support " + header);
        });
        String type = Optional.ofNullable(headers.getFirst(INVOCATION_TYPE))
                .orElse(InvocationType.REQUEST_RESPONSE.toString());
        return switch (InvocationType.fromValue(type)) {
            case EVENT -> InvocationType.EVENT;
            case REQUEST_RESPONSE -> InvocationType.REQUEST_RESPONSE;
            default ->
                throw LambdaServiceException.invalidParameter(
                        INVOCATION_TYPE + " is '" + type + "', expected RequestResponse or Event");
        };
    }

    private ObjectNode create(DocumentNode body) {
        FunctionSpec spec = FunctionSpec.of(body, folder);
        return functions.create(spec).describe(options.arnOf(spec.name()));
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">ListFunctions</a>, all on one page. */
    private ObjectNode list() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode list = page.putArray("Functions");
        functions.all().forEach((arn, function) -> list.add(function.latest().describe(arn)));
        return page;
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">GetFunctionConfiguration</a>. */
    private ObjectNode configuration(LambdaRequest request) {
        FunctionReference reference = reference(request);
        return functions.target(reference).pool().describe(reference.arn());
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html">PublishVersion</a>. */
    private ObjectNode publish(LambdaRequest request, DocumentNode body) {
        body.allow();
        FunctionReference reference = reference(request);
        FunctionPool version = functions.function(reference).publish();
        return version.describe(
                reference.functionArn() + ":" + version.function().version());
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html">CreateAlias</a>. */
    private JsonNode createAlias(LambdaRequest request, DocumentNode body) {
        body.allow("Name", "FunctionVersion");
        FunctionReference reference = reference(request);
        String name = body.get("Name").required("the alias");
        functions.function(reference).alias(name, body.get("FunctionVersion").text(), reference.functionArn());
        return ((ObjectNode) body.json()).put("AliasArn", reference.functionArn() + ":" + name);
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html">PutFunctionEventInvokeConfig</a>. */
    private JsonNode putEventInvokeConfig(LambdaRequest request, DocumentNode body) {
        EventInvokeConfig config = EventInvokeConfig.of(body);
        FunctionReference reference = reference(request);
        FunctionSpec version = functions.target(reference).pool().function();
        config.onFailure().ifPresent(destination -> destinations.check(version, destination));
        functions.function(reference).handle(reference.version(), config);
        return ((ObjectNode) body.json()).put("FunctionArn", reference.functionArn() + ":" + reference.version());
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html">PutFunctionConcurrency</a>. */
    private JsonNode putConcurrency(LambdaRequest request, DocumentNode body) {
        DocumentNode reserved = body.allow("ReservedConcurrentExecutions").get("ReservedConcurrentExecutions");
        functions.function(reference(request)).reserve(reserved.whole(0, MOST_CONCURRENT));
        return body.json();
    }

    private FunctionReference reference(LambdaRequest request) {
        return FunctionReference.parse(request.function(), request.qualifier(), options);
    }

    private static DocumentNode body(HttpExchange exchange) throws IOException {
        JsonNode json = EventPayload.json(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (!json.isObject()) {
            throw LambdaServiceException.notJson("expected an object");
        }
        return new DocumentNode(json, "");
    }

    private static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Responses.send(exchange, status, body.toString());
    }
}
